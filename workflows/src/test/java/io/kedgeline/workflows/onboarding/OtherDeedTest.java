package io.kedgeline.workflows.onboarding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kedgeline.domain.breakglass.WindowPlan;
import io.kedgeline.domain.breakglass.WindowPlanner;
import io.kedgeline.domain.breakglass.WindowRequest;
import io.kedgeline.domain.breakglass.WindowWorld;
import io.kedgeline.domain.certificate.SourceIdentity;
import io.kedgeline.domain.claim.LeaseClaim;
import io.kedgeline.domain.claim.LeaseStage;
import io.kedgeline.domain.governed.Plan;
import io.kedgeline.domain.governed.RunRequest;
import io.kedgeline.domain.plan.Operation;
import io.kedgeline.domain.plan.PlannedAction;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.plan.RunbookId;
import io.kedgeline.domain.trustpolicy.Judgement;
import io.kedgeline.domain.trustpolicy.Verdict;
import io.kedgeline.domain.warrant.Act;
import io.kedgeline.domain.warrant.ActHeader;
import io.kedgeline.domain.warrant.Deed;
import io.kedgeline.domain.warrant.Undertaking;
import io.kedgeline.domain.warrant.Warrant;
import io.kedgeline.domain.warrant.WarrantRefusal;
import io.kedgeline.domain.warrant.Warrants;
import io.kedgeline.workflows.breakglass.FakeWorld;
import io.kedgeline.workflows.wire.CanonicalJson;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A warrant of one kind of run authorises nothing of another kind. */
class OtherDeedTest {

  private static final Instant NOW = ProfileWorlds.NOW;
  private static final RunId WINDOW = RunId.of(RunbookId.BREAK_GLASS_WINDOW, ProfileWorlds.CHANGE);
  private static final WindowRequest ASKED =
      new WindowRequest(
          ProfileWorlds.CHANGE,
          FakeWorld.governed().profile(),
          FakeWorld.OMAR,
          new SourceIdentity("CN=omar"),
          Duration.ofMinutes(30),
          "a test asks for a window");
  private static final Deed TO_A_LEASE =
      new Deed.ToLease(Operation.WRITE_LEASE, lease(), Optional.empty());

  @Test
  void aWindowsPlanMakesNoProfile() {
    WindowPlan plan =
        WindowPlanner.plan(header(WINDOW), ASKED, "first", 1, FakeWorld.at(NOW))
            .planned()
            .orElseThrow();
    for (PlannedAction action : plan.actions()) {
      assertOtherDeed(
          plan,
          ASKED,
          new Deed.OfProfile(action, new Judgement(Verdict.CLOSED, List.of(), List.of())));
    }
  }

  @Test
  void aProfilesPlanOpensNoWindow() {
    assertOtherDeed(ProfileWorlds.plan(), ProfileWorlds.REQUEST, TO_A_LEASE);
  }

  @Test
  void aProfilesPlanMakesNoAuthority() {
    for (PlannedAction action : ProfileWorlds.plan().actions()) {
      assertOtherDeed(ProfileWorlds.plan(), ProfileWorlds.REQUEST, new Deed.OfAuthority(action));
    }
  }

  private static void assertOtherDeed(Plan plan, RunRequest request, Deed deed) {
    Warrant warrant =
        new Warrant(
            plan,
            CanonicalJson.digest(plan),
            new Act.Request(header(plan.run()), request),
            Optional.empty(),
            List.of());
    WindowWorld world = FakeWorld.at(NOW);
    Undertaking act =
        new Undertaking(
            plan.run().value(),
            plan.execution(),
            deed,
            world.rulebook(),
            world.rulebookDigest(),
            world.directory(),
            List.of(),
            NOW);
    Optional<WarrantRefusal> otherDeed = Optional.of(WarrantRefusal.OTHER_DEED);
    assertEquals(otherDeed, Warrants.firstFailure(warrant, act));
    assertEquals(otherDeed, Warrants.firstFailureOnPaper(warrant, act));
  }

  private static ActHeader header(RunId run) {
    return new ActHeader(run, FakeWorld.MAYA, "test", "nonce", NOW, NOW.plusSeconds(300));
  }

  private static LeaseClaim lease() {
    return new LeaseClaim(
        WINDOW,
        FakeWorld.governed().profile(),
        FakeWorld.governed().role(),
        new SourceIdentity("CN=omar"),
        NOW,
        NOW.plus(ASKED.length()),
        LeaseStage.WRITTEN);
  }
}
