package io.kedgeline.workflows.breakglass;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.certificate.SourceIdentity;
import io.kedgeline.domain.claim.EmergencyDeny;
import io.kedgeline.domain.claim.LeaseClaim;
import io.kedgeline.domain.claim.LeaseStage;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.resource.ProfileArn;
import io.kedgeline.domain.resource.RoleArn;
import io.kedgeline.domain.rulebook.BreakGlassProfile;
import io.kedgeline.domain.rulebook.BreakGlassRules;
import io.kedgeline.domain.warrant.EmergencyCheck;
import io.kedgeline.domain.warrant.WarrantRefusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Whom a task may put out while nobody can look up whether there is such a lease. */
class EmergencyCheckTest {

  private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
  private static final BreakGlassRules RULES = FakeWorld.RULEBOOK.rulebook().breakGlass();
  private static final BreakGlassProfile GOVERNED = FakeWorld.governed();
  private static final SourceIdentity OMAR = new SourceIdentity("CN=omar");
  private static final SourceIdentity PROBE = new SourceIdentity("CN=canary");
  private static final String RUN = "RB-06/CHG-1";

  @Test
  void aRunPutsOutItsOwnHolder() {
    assertEquals(
        Optional.empty(), refusal(RUN, lease(GOVERNED.profile(), GOVERNED.role(), OMAR, NOON)));
  }

  @Test
  @DisplayName("AC-47 a task without the ledger reaches its own run and governed roles alone")
  void aTaskWithoutTheLedgerReachesItsOwnRunAndGovernedRolesAlone() {
    LeaseClaim own = lease(GOVERNED.profile(), GOVERNED.role(), OMAR, NOON);
    assertEquals(Optional.of(WarrantRefusal.OTHER_RUN), refusal("RB-06/CHG-2", own));
    RoleArn otherRole = new RoleArn("arn:aws:iam::111122223333:role/exacttr/breakglass/Other");
    assertEquals(
        Optional.of(WarrantRefusal.NOT_GOVERNED),
        refusal(RUN, lease(GOVERNED.profile(), otherRole, OMAR, NOON)));
    ProfileArn otherProfile =
        new ProfileArn(
            "arn:aws:rolesanywhere:eu-central-1:111122223333:profile/99999999-4f50-4617-8293-a4b5c6d7e8f9");
    assertEquals(
        Optional.of(WarrantRefusal.NOT_GOVERNED),
        refusal(RUN, lease(otherProfile, GOVERNED.role(), OMAR, NOON)));
  }

  @Test
  @DisplayName("AC-47 a task without the ledger cannot put the probe out")
  void aTaskWithoutTheLedgerCannotPutTheProbeOut() {
    assertEquals(
        Optional.of(WarrantRefusal.THE_PROBE),
        refusal(RUN, lease(GOVERNED.profile(), GOVERNED.role(), PROBE, NOON)));
  }

  @Test
  @DisplayName("AC-47 a task without the ledger puts nobody out for longer than a window")
  void aTaskWithoutTheLedgerPutsNobodyOutForLongerThanAWindow() {
    LeaseClaim endless =
        lease(GOVERNED.profile(), GOVERNED.role(), OMAR, NOON.plus(Duration.ofDays(3_650)));
    Duration session = RULES.sessionDuration();
    EmergencyDeny deny = EmergencyDeny.of(endless, RULES.maximumWindow(), session, NOON);
    Instant latest = NOON.plus(RULES.maximumWindow()).plus(session).plusSeconds(1);
    assertEquals(latest, deny.until());
    assertTrue(deny.policy().contains("\"aws:CurrentTime\":\"" + latest + "\""), deny.policy());
  }

  @Test
  @DisplayName("AC-47 a denial outlasts an extension that the run has not heard of")
  void aDenialOutlastsAnExtensionThatTheRunHasNotHeardOf() {
    LeaseClaim known = lease(GOVERNED.profile(), GOVERNED.role(), OMAR, NOON);
    Instant longest = NOON.plus(RULES.maximumWindow());
    assertTrue(known.until().isBefore(longest));
    EmergencyDeny deny =
        EmergencyDeny.of(
            known, RULES.maximumWindow(), RULES.sessionDuration(), known.until().plusSeconds(5));
    assertEquals(longest.plus(RULES.sessionDuration()).plusSeconds(1), deny.until());
  }

  private static Optional<WarrantRefusal> refusal(String workflow, LeaseClaim asked) {
    return EmergencyCheck.firstFailure(new EmergencyCheck.Emergency(workflow, asked, RULES, PROBE));
  }

  private static LeaseClaim lease(
      ProfileArn profile, RoleArn role, SourceIdentity holder, Instant from) {
    return new LeaseClaim(
        new RunId(RUN),
        profile,
        role,
        holder,
        from,
        from.plus(Duration.ofMinutes(30)),
        LeaseStage.OPEN);
  }
}
