package io.kedgeline.conformance.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.activities.aws.x509.SessionAnswer;
import io.kedgeline.domain.authority.AuthorityDraft;
import io.kedgeline.domain.onboarding.OnboardingState;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.sandbox.demo.Waiting;
import io.kedgeline.twins.aws.faults.Fault;
import io.kedgeline.twins.aws.faults.Faults;
import io.kedgeline.workflows.onboarding.OnboardingOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Authorities are asked for, approved, made, proved and registered; or undone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PkiSetupStoriesTest {

  private static final List<String> EVERYTHING =
      List.of("bucket", "authority", "anchor", "list", "profile", "role");

  private Optional<AuthorityStory> told = Optional.empty();

  @BeforeAll
  void begin(@TempDir Path folder) throws IOException, SQLException {
    told = Optional.of(AuthorityStory.in(folder, "staging", "late", "shut", "unproved", "killed"));
  }

  @AfterAll
  void end() throws IOException {
    story().close();
  }

  @AfterEach
  void mend() {
    story().sandbox.aws().levers().faults().clear();
    story().sandbox.aws().levers().crlDelay(Duration.ZERO);
    story().sandbox.aws().levers().crlBucketsRefuse(false);
  }

  private AuthorityStory story() {
    return told.orElseThrow();
  }

  private Faults faults() {
    return story().sandbox.aws().levers().faults();
  }

  private List<String> standing(String environment) {
    AuthorityDraft draft = story().draft(environment);
    try (PkiSight sight = new PkiSight(story().sandbox)) {
      return sight.of(draft);
    }
  }

  @Test
  void anEmptyEnvironmentGetsAnAuthorityThatIsProvedAndRegistered() {
    RunId run = story().approved("production");
    OnboardingOutcome outcome = story().outcome(run);
    assertEquals(OnboardingState.REGISTERED, outcome.state(), outcome::reason);
    assertEquals(List.of(), story().contradicted(run));
    assertEquals(EVERYTHING, standing("production"));
    OnboardingOutcome again = story().outcome(story().asked("production"));
    assertEquals(OnboardingState.REJECTED, again.state());
    assertTrue(
        again
            .reason()
            .contains("registered by %s: running this again changes nothing".formatted(run)),
        again::reason);
    assertEquals(EVERYTHING, standing("production"));
  }

  @Test
  void anAnchorOfBreakGlassIsRegisteredAtRestAndLetsNobodyInUntilItIsEnabled()
      throws GeneralSecurityException, IOException, InterruptedException {
    RunId run = story().approved(AuthorityStory.RESTING);
    OnboardingOutcome outcome = story().outcome(run);
    assertEquals(OnboardingState.REGISTERED, outcome.state(), outcome::reason);
    assertEquals(List.of(), story().contradicted(run));
    assertEquals(EVERYTHING, standing(AuthorityStory.RESTING));
    try (AnchorByHand anchor =
        new AnchorByHand(story().sandbox, story().draft(AuthorityStory.RESTING))) {
      assertFalse(anchor.enabled());
      assertEquals(
          "Trust anchor is disabled",
          assertInstanceOf(SessionAnswer.Refused.class, anchor.ask()).message());
      anchor.enable();
      assertInstanceOf(SessionAnswer.Granted.class, anchor.ask());
    }
  }

  @Test
  void aListThatIsThreeQuartersOfAnHourLateIsWaitedFor() {
    story().sandbox.aws().levers().crlDelay(Duration.ofMinutes(45));
    RunId run = story().approved("late");
    OnboardingOutcome outcome = story().outcomeAfter(run, Duration.ofSeconds(60));
    assertEquals(OnboardingState.REGISTERED, outcome.state(), outcome::reason);
    assertEquals(List.of(), story().contradicted(run));
    assertEquals(EVERYTHING, standing("late"));
  }

  @Test
  void whereAwsCannotWriteTheListNothingIsLeftHalfMade() {
    story().sandbox.aws().levers().crlBucketsRefuse(true);
    RunId run = story().approved("shut");
    OnboardingOutcome outcome = story().outcomeAfter(run, Duration.ofMinutes(3));
    assertEquals(OnboardingState.UNDONE, outcome.state(), outcome::reason);
    assertTrue(
        outcome.reason().contains("AWS Private CA has not written s3://exacttr-crl-shut/crl/"),
        outcome::reason);
    assertEquals(List.of(), story().contradicted(run));
    assertEquals(List.of(), standing("shut"));
  }

  @Test
  void aProofThatFailsUndoesEverything() {
    faults().add(Fault.error("rolesanywhere", "CreateSession", 403, "AccessDeniedException"));
    RunId run = story().approved("unproved");
    OnboardingOutcome outcome = story().outcomeAfter(run, Duration.ofSeconds(30));
    assertEquals(OnboardingState.UNDONE, outcome.state(), outcome::reason);
    assertEquals(List.of(), story().contradicted(run));
    assertEquals(List.of(), standing("unproved"));
  }

  @Test
  void aRootThatABundleTrustsIsRefused() {
    try (AnchorByHand bundle = new AnchorByHand(story().sandbox, story().draft("staging"))) {
      String anchor = bundle.trustRootByABundle(story().draft("staging").root());
      OnboardingOutcome outcome = story().outcome(story().asked("staging"));
      bundle.delete(anchor);
      assertEquals(OnboardingState.REJECTED, outcome.state());
      assertTrue(outcome.reason().contains("ROOT_ANCHORED"), outcome::reason);
    }
  }

  @Test
  @DisplayName("AC-40 a root in another Region signs nothing here")
  void aRootInAnotherRegionIsRefused() {
    OnboardingOutcome outcome = story().outcome(story().asked(AuthorityStory.ELSEWHERE));
    assertEquals(OnboardingState.REJECTED, outcome.state());
    assertTrue(outcome.reason().contains("lies in another account or Region"), outcome::reason);
    assertEquals(List.of(), standing(AuthorityStory.ELSEWHERE));
  }

  @Test
  @DisplayName("AC-25 a worker killed while it makes an authority makes no second one")
  void aWorkersProcessThatIsKilledWhileItMakesMakesNoSecondAuthority() {
    faults()
        .add(Fault.delay("acm-pca", "CreateCertificateAuthority", Duration.ofSeconds(1)).times(1));
    faults().add(Fault.delay("rolesanywhere", "CreateTrustAnchor", Duration.ofSeconds(1)).times(1));
    List<String> killedIn = new ArrayList<>();
    RunId run = story().approved("killed");
    Killer killer =
        new Killer(story().sandbox, List.of("CreateAuthority", "PrepareAnchor"), killedIn::add);
    var unused =
        Waiting.until(
            () -> {
              killer.accept(run);
              return Optional.of(story().ended(run));
            },
            ended -> ended,
            run + " to end");
    assertEquals(List.of("CreateAuthority", "PrepareAnchor"), killedIn);
    OnboardingOutcome outcome = story().outcome(run);
    assertEquals(OnboardingState.REGISTERED, outcome.state(), outcome::reason);
    assertEquals(List.of(), story().contradicted(run));
    assertEquals(EVERYTHING, standing("killed"));
  }
}
