package io.kedgeline.workflows.breakglass;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kedgeline.domain.certificate.SourceIdentity;
import io.kedgeline.domain.claim.LeaseClaim;
import io.kedgeline.domain.claim.LeaseStage;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.resource.ProfileArn;
import io.kedgeline.domain.resource.RoleArn;
import io.kedgeline.domain.rulebook.Rulebook;
import io.kedgeline.domain.warrant.ClosingCheck;
import io.kedgeline.domain.warrant.WarrantRefusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Who may end which lease. */
class ClosingCheckTest {

  private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
  private static final Rulebook RULEBOOK = FakeWorld.RULEBOOK.rulebook();
  private static final RoleArn ROLE = RULEBOOK.breakGlass().profiles().getFirst().role();
  private static final LeaseClaim OWN =
      lease("RB-06/CHG-1", RULEBOOK.breakGlass().profiles().getFirst().profile(), ROLE);

  @Test
  void aRunEndsItsOwnLeaseAtWhateverStage() {
    assertEquals(Optional.empty(), refusal("RB-06/CHG-1", OWN, Optional.of(OWN)));
    assertEquals(
        Optional.empty(), refusal("RB-06/CHG-1", OWN, Optional.of(OWN.at(LeaseStage.CLOSED))));
  }

  @Test
  void aLeaseIsEndedThoughTheRulebookNoLongerNamesItsProfile() {
    LeaseClaim gone = lease("RB-06/CHG-1", otherProfile(), ROLE);
    assertEquals(Optional.empty(), refusal("RB-06/CHG-1", gone, Optional.of(gone)));
  }

  @Test
  @DisplayName("AC-23 a run cannot end the lease of another")
  void aRunCannotEndTheLeaseOfAnother() {
    assertEquals(
        Optional.of(WarrantRefusal.OTHER_RUN), refusal("RB-06/CHG-2", OWN, Optional.of(OWN)));
  }

  @Test
  @DisplayName("AC-23 a run cannot close a profile that nobody governs")
  void aRunCannotCloseAProfileThatNobodyGoverns() {
    LeaseClaim production = lease("RB-06/CHG-1", otherProfile(), ROLE);
    assertEquals(
        Optional.of(WarrantRefusal.NOT_GOVERNED),
        refusal("RB-06/CHG-1", production, Optional.empty()));
    assertEquals(
        Optional.of(WarrantRefusal.OTHER_LEASE),
        refusal("RB-06/CHG-1", production, Optional.of(OWN)));
  }

  @Test
  @DisplayName("AC-23 a run cannot deny another role's sessions, or another holder's")
  void aRunCannotDenyAnotherRolesSessions() {
    RoleArn other = new RoleArn("arn:aws:iam::111122223333:role/exacttr/breakglass/Other");
    assertEquals(
        Optional.of(WarrantRefusal.OTHER_LEASE),
        refusal("RB-06/CHG-1", lease("RB-06/CHG-1", OWN.profile(), other), Optional.of(OWN)));
    LeaseClaim another =
        new LeaseClaim(
            OWN.run(),
            OWN.profile(),
            OWN.role(),
            new SourceIdentity("CN=another"),
            OWN.from(),
            OWN.until(),
            OWN.stage());
    assertEquals(
        Optional.of(WarrantRefusal.OTHER_LEASE), refusal("RB-06/CHG-1", another, Optional.of(OWN)));
  }

  private static Optional<WarrantRefusal> refusal(
      String workflow, LeaseClaim asked, Optional<LeaseClaim> claimed) {
    return ClosingCheck.firstFailure(new ClosingCheck.Closing(workflow, asked, claimed, RULEBOOK));
  }

  private static ProfileArn otherProfile() {
    return new ProfileArn(
        "arn:aws:rolesanywhere:eu-central-1:111122223333:profile/99999999-4f50-4617-8293-a4b5c6d7e8f9");
  }

  private static LeaseClaim lease(String run, ProfileArn profile, RoleArn role) {
    return new LeaseClaim(
        new RunId(run),
        profile,
        role,
        new SourceIdentity("CN=omar"),
        NOON,
        NOON.plus(Duration.ofMinutes(30)),
        LeaseStage.OPEN);
  }
}
