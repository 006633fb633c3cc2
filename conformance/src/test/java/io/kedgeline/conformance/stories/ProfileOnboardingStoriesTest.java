package io.kedgeline.conformance.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.audit.Fact;
import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.onboarding.OnboardingState;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.sandbox.Sandbox;
import io.kedgeline.sandbox.demo.Waiting;
import io.kedgeline.sandbox.world.InventedPeople;
import io.kedgeline.starters.desk.Caller;
import io.kedgeline.twins.aws.faults.Fault;
import io.kedgeline.twins.aws.faults.Faults;
import io.kedgeline.workflows.onboarding.OnboardingOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;

/** Profiles are asked for, approved, made, proved by certificates and registered; or undone. */
@ExtendWith(SharedSandbox.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProfileOnboardingStoriesTest {

  private static final Map<String, String> CI =
      Map.of("REPOSITORIES", "exacttr/builds", "ARTIFACT_BUCKET", "exacttr-artifacts");

  private final Sandbox sandbox;
  private final ProfileStory story;

  ProfileOnboardingStoriesTest(Sandbox sandbox) {
    this.sandbox = sandbox;
    this.story = new ProfileStory(sandbox);
  }

  @AfterAll
  void end() {
    story.close();
  }

  @AfterEach
  void noFaults() {
    sandbox.aws().levers().faults().clear();
  }

  @Test
  void aProfileIsMadeProvedByCertificatesAndRegistered() {
    RunId run = story.approved(story.request("sec-readonly", Map.of()));
    OnboardingOutcome outcome = story.outcome(run);
    assertEquals(OnboardingState.REGISTERED, outcome.state(), outcome::reason);
    assertEquals(List.of(), story.contradicted(run));
    String proof = told(run, FactKind.PROVED, "proof");
    assertTrue(proof.contains("the matching canary got a session"), proof);
    assertTrue(proof.contains("after all that the matching canary got a session again"), proof);
    try (Root root = new Root(sandbox.aws(), sandbox.account())) {
      assertEquals(
          List.of(true),
          root.anywhere().listProfilesPaginator(r -> {}).profiles().stream()
              .filter(profile -> profile.name().equals("sec-readonly"))
              .map(profile -> profile.enabled())
              .toList());
    }
  }

  @Test
  void aProofThatFailsUndoesEverything() {
    sandbox
        .aws()
        .levers()
        .faults()
        .add(Fault.error("acm-pca", "IssueCertificate", 400, "InvalidArgsException"));
    RunId run = story.approved(story.request("sec-ci-agent", CI));
    OnboardingOutcome outcome = story.outcome(run);
    assertEquals(OnboardingState.UNDONE, outcome.state(), outcome::reason);
    assertEquals(List.of(), story.contradicted(run));
    assertNothingStands();
  }

  @Test
  @DisplayName("AC-25 a worker killed while it makes a profile leaves none behind")
  void aWorkersProcessThatIsKilledWhileItMakesLeavesNothingBehind() {
    Faults faults = sandbox.aws().levers().faults();
    faults.add(Fault.delay("iam", "CreateRole", Duration.ofSeconds(1)).times(1));
    faults.add(Fault.delay("rolesanywhere", "CreateProfile", Duration.ofSeconds(1)).times(1));
    faults.add(Fault.error("acm-pca", "IssueCertificate", 400, "InvalidArgsException"));
    List<String> killedIn = new ArrayList<>();
    RunId run = story.approved(story.request("sec-ci-agent", CI));
    Killer killer = new Killer(sandbox, List.of("CreateRole", "CreateProfile"), killedIn::add);
    Waiting.until(
        () -> {
          killer.accept(run);
          return Optional.of(story.ended(run));
        },
        ended -> ended,
        run + " to end");
    assertEquals(List.of("CreateRole", "CreateProfile"), killedIn);
    assertEquals(OnboardingState.UNDONE, story.outcome(run).state());
    assertEquals(List.of(), story.contradicted(run));
    assertNothingStands();
  }

  private void assertNothingStands() {
    try (Root root = new Root(sandbox.aws(), sandbox.account())) {
      assertTrue(
          root.anywhere().listProfilesPaginator(r -> {}).profiles().stream()
              .noneMatch(profile -> profile.name().equals("sec-ci-agent")));
      assertThrows(
          NoSuchEntityException.class,
          () -> root.iam().getRole(r -> r.roleName("ExactTR-CI-ArtifactScan")));
    }
  }

  @Test
  void nobodyWithAnotherDutyApprovesAProfile() {
    RunId run = story.asked(story.request("sec-ci-agent", CI));
    story.until(run, OnboardingState.AWAITING_APPROVAL);
    assertEquals(
        "DUTIES_NOT_SEPARATE",
        Story.code(story.approve(run, InventedPeople.PKI_ADMIN, "profile-admin")));
    assertEquals(
        "SELF_APPROVAL", Story.code(story.approve(run, InventedPeople.CUSTODIAN, "profile-admin")));
    sandbox.desk().close(Caller.of(InventedPeople.PROFILE_OWNER, "test"), run, "not any more");
    assertEquals(OnboardingState.WITHDRAWN, story.outcome(run).state());
  }

  @Test
  void aBreakGlassProfileIsNotMadeThatWay() {
    RunId run = story.asked(story.request("sec-breakglass", Map.of()));
    OnboardingOutcome outcome = story.outcome(run);
    assertEquals(OnboardingState.REJECTED, outcome.state());
    assertTrue(outcome.reason().contains("made by an administrator"), outcome::reason);
  }

  private String told(RunId run, FactKind kind, String detail) {
    return story.facts(run).stream()
        .filter(fact -> fact.kind() == kind)
        .map(Fact::detail)
        .map(found -> found.get(detail))
        .findFirst()
        .orElseThrow();
  }
}
