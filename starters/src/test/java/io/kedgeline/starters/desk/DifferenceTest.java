package io.kedgeline.starters.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kedgeline.domain.governed.RunRequest;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.warrant.Act;
import io.kedgeline.domain.warrant.ActHeader;
import io.kedgeline.ledger.registry.RunStart;
import io.kedgeline.starters.SampleAuthority;
import io.kedgeline.starters.SampleProfile;
import io.kedgeline.workflows.governed.SignedAct;
import io.kedgeline.workflows.onboarding.OnboardingStart;
import io.kedgeline.workflows.wire.CanonicalJson;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A profile is asked for once, as a window is. */
class DifferenceTest {

  @Test
  void whatDiffersIsNamedAndItsValueIsNot() {
    assertEquals(
        List.of("requester", "purpose"),
        Difference.between(
            started(SampleProfile.request()),
            Caller.of(new PersonId("grace"), "http"),
            SampleProfile.request("quite another purpose than before")));
  }

  @Test
  void theSameDiffersInNothing() {
    assertEquals(
        List.of(),
        Difference.between(
            started(SampleProfile.request()),
            Caller.of(SampleProfile.MAYA, "http"),
            SampleProfile.request()));
  }

  @Test
  void theRunbookOfARunSaysWhatTheEngineIsAskedToRun() {
    SignedAct signed = signed(SampleProfile.request());
    assertEquals(
        new StartedWorkflow("ProfileOnboarding", new OnboardingStart(signed)),
        StartedWorkflow.of(SampleProfile.RUN, signed));
  }

  @Test
  void anAuthorityIsAskedForOnceToo() {
    assertEquals(
        List.of("purpose"),
        Difference.between(
            started(SampleAuthority.request()),
            Caller.of(SampleProfile.MAYA, "http"),
            SampleAuthority.request("quite another purpose than before")));
    SignedAct signed = signed(SampleAuthority.request());
    assertEquals(
        new StartedWorkflow("PkiSetup", new OnboardingStart(signed)),
        StartedWorkflow.of(SampleAuthority.RUN, signed));
  }

  private static RunStart started(RunRequest request) {
    return new RunStart(
        SampleProfile.RUN,
        Digest.ofText("request"),
        SampleProfile.MAYA,
        CanonicalJson.write(signed(request)),
        SampleProfile.NOON,
        Optional.empty(),
        "PLANNING",
        SampleProfile.NOON);
  }

  private static SignedAct signed(RunRequest request) {
    ActHeader header =
        new ActHeader(
            SampleProfile.RUN,
            SampleProfile.MAYA,
            "http",
            "nonce",
            SampleProfile.NOON,
            SampleProfile.NOON.plusSeconds(300));
    return new SignedAct(
        CanonicalJson.write(new Act.Request(header, request)), "server-1", "signature");
  }
}
