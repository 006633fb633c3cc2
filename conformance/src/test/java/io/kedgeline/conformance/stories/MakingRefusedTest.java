package io.kedgeline.conformance.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.kedgeline.activities.aws.AccountSessions;
import io.kedgeline.activities.aws.AwsAccess;
import io.kedgeline.activities.onboarding.AwsProvisioningActs;
import io.kedgeline.activities.onboarding.ProfileDrafting;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.onboarding.MadeStage;
import io.kedgeline.domain.onboarding.ProfileDraft;
import io.kedgeline.domain.onboarding.ProfilePlan;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.Operation;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.resource.ProfileArn;
import io.kedgeline.domain.resource.Region;
import io.kedgeline.domain.resource.RoleArn;
import io.kedgeline.ledger.database.LedgerConfig;
import io.kedgeline.ledger.database.LedgerDatabase;
import io.kedgeline.ledger.database.UserGroup;
import io.kedgeline.ledger.registry.ProfileTable;
import io.kedgeline.ledger.registry.RunStartTable;
import io.kedgeline.sandbox.database.KeptPostgres;
import io.kedgeline.sandbox.world.DrawnUsers;
import io.kedgeline.workflows.governed.MakingAct;
import io.kedgeline.workflows.governed.SignedAct;
import io.kedgeline.workflows.governed.WarrantPapers;
import io.kedgeline.workflows.port.MakingReport;
import io.kedgeline.workflows.wire.LoadedRulebook;
import io.kedgeline.workflows.wire.RulebookFile;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a worker that provisions refuses although the warrant holds, before it asks AWS. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MakingRefusedTest {

  private static final String ASKED = "AWS was asked";
  private static final AtomicInteger RUNS = new AtomicInteger();
  private static final LoadedRulebook RULEBOOK =
      RulebookFile.read(Path.of("..", "runbooks", "rulebook.yaml"));
  private static final Map<Operation, BiFunction<AwsProvisioningActs, MakingAct, MakingReport>>
      STEPS =
          Map.of(
              Operation.CREATE_ROLE, AwsProvisioningActs::createRole,
              Operation.CREATE_PROFILE, AwsProvisioningActs::createProfile,
              Operation.ENABLE_PROFILE, AwsProvisioningActs::enableProfile,
              Operation.REGISTER_PROFILE, AwsProvisioningActs::registerProfile);

  private Optional<KeptPostgres> postgres = Optional.empty();
  private Optional<LedgerDatabase> provision = Optional.empty();
  private Optional<LedgerDatabase> issue = Optional.empty();
  private Optional<LedgerDatabase> server = Optional.empty();

  @BeforeAll
  void startPostgres(@TempDir Path folder) throws IOException, SQLException {
    KeptPostgres fresh = KeptPostgres.start(folder);
    postgres = Optional.of(fresh);
    LedgerConfig owner = fresh.owner(fresh.emptyDatabase("refused"));
    DrawnUsers users = DrawnUsers.in(owner, "refused");
    provision = Optional.of(LedgerDatabase.open(users.of(UserGroup.PROVISION)));
    issue = Optional.of(LedgerDatabase.open(users.of(UserGroup.ISSUE)));
    server = Optional.of(LedgerDatabase.open(users.of(UserGroup.SERVER)));
  }

  @AfterAll
  void stopPostgres() throws IOException {
    provision.orElseThrow().close();
    issue.orElseThrow().close();
    server.orElseThrow().close();
    postgres.orElseThrow().close();
  }

  @Test
  void whatIsBegunIsAskedOfAws() {
    ProfilePlan plan = begun();
    for (Operation step :
        List.of(Operation.CREATE_ROLE, Operation.CREATE_PROFILE, Operation.ENABLE_PROFILE)) {
      assertEquals(ASKED, failure(step, plan).getMessage());
    }
  }

  @Test
  void whatIsNotProvedIsNotRegistered() {
    ProfilePlan plan = begun();
    assertDrifted(Operation.REGISTER_PROFILE, plan);
    prove(plan);
    assertEquals(ASKED, failure(Operation.REGISTER_PROFILE, plan).getMessage());
  }

  @Test
  @DisplayName("AC-23 no step makes what the worker does not ship, whoever voted for it")
  void noStepMakesWhatTheWorkerDoesNotShip() {
    ProfilePlan own = begun();
    for (UnaryOperator<ProfileDraft> forgery : forgeries().toList()) {
      ProfilePlan forged = OnboardingPlans.with(own, forgery.apply(own.draft()));
      for (Operation step : STEPS.keySet()) {
        assertDrifted(step, forged);
      }
    }
  }

  @Test
  void nothingIsMadeInARunThatHasNotBegunOrWasUndone() {
    ProfilePlan unknown = plan();
    assertDrifted(Operation.CREATE_PROFILE, unknown);
    assertDrifted(Operation.ENABLE_PROFILE, unknown);
    assertDrifted(Operation.REGISTER_PROFILE, unknown);
    ProfilePlan undone = begun();
    end(undone, MadeStage.UNDONE);
    for (Operation step : STEPS.keySet()) {
      assertDrifted(step, undone);
    }
  }

  @Test
  void whatIsRegisteredIsNotMadeOrEnabledAgain() {
    ProfilePlan registered = begun();
    prove(registered);
    end(registered, MadeStage.REGISTERED);
    assertDrifted(Operation.CREATE_ROLE, registered);
    assertDrifted(Operation.CREATE_PROFILE, registered);
    assertDrifted(Operation.ENABLE_PROFILE, registered);
    assertEquals(ASKED, failure(Operation.REGISTER_PROFILE, registered).getMessage());
  }

  private static Stream<UnaryOperator<ProfileDraft>> forgeries() {
    return Stream.of(
        own -> OnboardingPlans.draft(own, own.session(), own.profileClass(), own.role(), "{}"),
        own ->
            OnboardingPlans.draft(
                own, Duration.ofMinutes(15), own.profileClass(), own.role(), own.policy()),
        own -> OnboardingPlans.draft(own, own.session(), "breakglass", own.role(), own.policy()),
        own ->
            OnboardingPlans.draft(
                own,
                own.session(),
                own.profileClass(),
                new RoleArn(own.role().value() + "-Other"),
                own.policy()));
  }

  private void assertDrifted(Operation step, ProfilePlan plan) {
    ApplicationFailure refused =
        assertThrows(ApplicationFailure.class, () -> take(step, plan), step::name);
    assertEquals("DRIFTED", refused.getType(), step::name);
  }

  private RuntimeException failure(Operation step, ProfilePlan plan) {
    return assertThrows(RuntimeException.class, () -> take(step, plan), step::name);
  }

  private MakingReport take(Operation step, ProfilePlan plan) {
    AwsProvisioningActs acts =
        new AwsProvisioningActs(sessions(), profiles(), new ProfileDrafting(RULEBOOK.rulebook()));
    MakingAct act =
        new MakingAct(
            plan.run(),
            new WarrantPapers(
                plan, new SignedAct("{}", "server-1", "AAAA"), Optional.empty(), List.of()),
            step,
            List.of());
    return Optional.ofNullable(STEPS.get(step)).orElseThrow().apply(acts, act);
  }

  private static AccountSessions sessions() {
    return new AccountSessions(
        new AwsAccess(
            duty -> {
              throw new IllegalStateException(ASKED);
            },
            Optional.empty()),
        RULEBOOK.rulebook().executors());
  }

  private ProfileTable profiles() {
    return new ProfileTable(provision.orElseThrow(), InstantSource.system());
  }

  /** In a Region of its own for each run, since a name is made once. */
  private ProfilePlan plan() {
    int number = RUNS.incrementAndGet();
    RunId run = new RunId("RB-02/CHG-" + number);
    new RunStartTable(server.orElseThrow())
        .claim(run, Digest.ofText("any"), new PersonId("maya"), "{}", Instant.EPOCH);
    return OnboardingPlans.of(run, new Region("eu-central-" + number), RULEBOOK);
  }

  private ProfilePlan begun() {
    ProfilePlan plan = plan();
    profiles().begin(plan);
    return plan;
  }

  /** As the duty that issues notes it, of a profile that is made. */
  private void prove(ProfilePlan plan) {
    make(plan);
    new ProfileTable(issue.orElseThrow(), InstantSource.system()).proved(plan.run());
  }

  private void make(ProfilePlan plan) {
    profiles()
        .withRun(
            plan.run(),
            rows -> {
              rows.profile(
                  new ProfileArn(
                      "arn:aws:rolesanywhere:eu-central-1:111122223333:profile/0a1b2c3d-0000-1111-2222-333344440001"));
              return plan;
            });
  }

  private void end(ProfilePlan plan, MadeStage stage) {
    make(plan);
    profiles()
        .withRun(
            plan.run(),
            rows -> {
              rows.end(stage);
              return stage;
            });
  }
}
