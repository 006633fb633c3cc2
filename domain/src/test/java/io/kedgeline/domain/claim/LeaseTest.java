package io.kedgeline.domain.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.certificate.SourceIdentity;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.resource.ProfileArn;
import io.kedgeline.domain.resource.RoleArn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LeaseTest {

  private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
  private static final SourceIdentity CANARY = new SourceIdentity("CN=canary");
  private static final ProfileArn PROFILE =
      new ProfileArn(
          "arn:aws:rolesanywhere:eu-central-1:111122223333:profile/0b1c2d3e-4f50-4617-8293-a4b5c6d7e8f9");

  private static final RoleArn ROLE =
      new RoleArn("arn:aws:iam::111122223333:role/exacttr/breakglass/R");

  @Test
  void withoutALiveLeaseTheProfileIsAtRest() {
    assertEquals(DesiredProfile.atRest(), DesiredProfile.of(List.of(), CANARY, NOW));
    assertEquals(DesiredProfile.atRest(), fold(lease("a", Duration.ofHours(1), LeaseStage.CLOSED)));
    assertEquals(
        DesiredProfile.atRest(),
        DesiredProfile.of(
            List.of(lease("a", Duration.ofHours(1), LeaseStage.OPEN)),
            CANARY,
            NOW.plus(Duration.ofHours(1))));
  }

  @Test
  void aWrittenLeaseNamesItsHolderButDoesNotEnable() {
    DesiredProfile desired = fold(lease("a", Duration.ofHours(1), LeaseStage.WRITTEN));
    assertFalse(desired.enabled());
    assertTrue(desired.sessionPolicy().contains("CN=a"));
    assertTrue(fold(lease("a", Duration.ofHours(1), LeaseStage.OPEN)).enabled());
  }

  @Test
  void theFoldDoesNotDependOnTheOrderOfLeases() {
    LeaseClaim one = lease("a", Duration.ofHours(1), LeaseStage.OPEN);
    LeaseClaim two = lease("b", Duration.ofMinutes(30), LeaseStage.OPEN);
    assertEquals(fold(one, two), fold(two, one));
  }

  @Test
  void oneHoldersEndDoesNotCloseAnothersWindow() {
    DesiredProfile desired =
        fold(
            lease("a", Duration.ofHours(1), LeaseStage.OPEN),
            lease("b", Duration.ofHours(1), LeaseStage.CLOSED));
    assertTrue(desired.enabled());
    assertFalse(desired.sessionPolicy().contains("CN=b"));
  }

  @Test
  void whileOneIsOpenASecondIsLetInByItsOwnOpeningOnly() {
    LeaseClaim first = lease("a", Duration.ofHours(1), LeaseStage.OPEN);
    LeaseClaim second = lease("b", Duration.ofHours(1), LeaseStage.WRITTEN);
    assertEquals(fold(first), fold(first, second));
    assertTrue(fold(first, second.onceOpen()).sessionPolicy().contains("CN=b"));
  }

  @Test
  void theNoteNamesTheChangesOfLiveLeasesThatWereNoted() {
    LeaseClaim written = lease("d", Duration.ofHours(1), LeaseStage.WRITTEN);
    assertEquals(
        "AX-1 BX-1",
        ApprovalNote.of(
            List.of(
                lease("b", Duration.ofHours(1), LeaseStage.NOTED),
                lease("a", Duration.ofHours(1), LeaseStage.OPEN),
                lease("c", Duration.ofHours(1), LeaseStage.CLOSED),
                written),
            NOW));
    assertThrows(IllegalArgumentException.class, () -> ApprovalNote.of(List.of(written), NOW));
    assertThrows(IllegalArgumentException.class, () -> ApprovalNote.of(List.of(), NOW));
  }

  @Test
  void aLeaseIsNotedBeforeItIsOpened() {
    LeaseClaim written = lease("a", Duration.ofHours(1), LeaseStage.WRITTEN);
    assertThrows(IllegalStateException.class, () -> written.at(LeaseStage.OPEN));
    LeaseClaim noted = written.at(LeaseStage.NOTED);
    assertFalse(fold(noted).enabled());
    assertEquals(noted.at(LeaseStage.OPEN), written.onceOpen());
  }

  @Test
  void aClosedLeaseIsNeverOpenedAgain() {
    LeaseClaim closed = lease("a", Duration.ofHours(1), LeaseStage.CLOSED);
    assertThrows(IllegalStateException.class, () -> closed.at(LeaseStage.OPEN));
    assertThrows(IllegalStateException.class, closed::onceOpen);
    assertEquals(closed, closed.at(LeaseStage.CLOSED));
  }

  @Test
  void aLeaseSpansWholeSeconds() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new LeaseClaim(
                new RunId("RB-06/CHG-1"),
                PROFILE,
                ROLE,
                CANARY,
                NOW,
                NOW.plusMillis(1),
                LeaseStage.WRITTEN));
  }

  @Test
  void aDenialNamesHolderAndIssueTimeInOneStatement() {
    SessionDeny deny = deny(1, NOW);
    String policy = DesiredRole.of(List.of(deny), CANARY, NOW).denials().orElseThrow();
    assertTrue(
        policy.contains(
            "\"aws:SourceIdentity\":\"CN=a\"},\"DateLessThan\":{\"aws:TokenIssueTime\":\"2026-11-01T12:00:30Z\"}"),
        policy);
    assertTrue(
        policy.contains(
            "\"aws:SourceIdentity\":\"CN=canary\"},\"DateLessThan\":{\"aws:TokenIssueTime\":\"2026-11-01T12:00:01Z\"}"),
        "the witness dies, and a session that the probe gets a second later lives: " + policy);
    assertTrue(DesiredRole.of(List.of(deny), CANARY, deny.until()).denials().isEmpty());
  }

  @Test
  void whoeverIsPutOutOftenHasOneStatementAndItIsTheLatest() {
    List<SessionDeny> often =
        IntStream.rangeClosed(1, 100).mapToObj(i -> deny(i, NOW.plusSeconds(i))).toList();
    Instant later = NOW.plusSeconds(100);
    assertEquals(
        DesiredRole.of(List.of(deny(100, later)), CANARY, later),
        DesiredRole.of(often.reversed(), CANARY, later));
  }

  private static SessionDeny deny(int change, Instant at) {
    return new SessionDeny(
        new RunId("RB-06/CHG-" + change),
        ROLE,
        new SourceIdentity("CN=a"),
        at,
        at.plusSeconds(30),
        at.plus(Duration.ofMinutes(15)));
  }

  private static DesiredProfile fold(LeaseClaim... leases) {
    return DesiredProfile.of(List.of(leases), CANARY, NOW);
  }

  private static LeaseClaim lease(String name, Duration length, LeaseStage stage) {
    return new LeaseClaim(
        new RunId("RB-06/" + name.toUpperCase(java.util.Locale.ROOT) + "X-1"),
        PROFILE,
        ROLE,
        new SourceIdentity("CN=" + name),
        NOW,
        NOW.plus(length),
        stage);
  }
}
