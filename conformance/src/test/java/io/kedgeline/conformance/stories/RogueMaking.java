package io.kedgeline.conformance.stories;

import io.kedgeline.activities.aws.AccountSessions;
import io.kedgeline.activities.aws.AwsAccess;
import io.kedgeline.activities.aws.EmergencyDenial;
import io.kedgeline.activities.enrollment.RegisteredProfiles;
import io.kedgeline.domain.certificate.SourceIdentity;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.onboarding.OnboardingState;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.ledger.database.LedgerDatabase;
import io.kedgeline.ledger.database.UserGroup;
import io.kedgeline.ledger.journal.JournalTable;
import io.kedgeline.ledger.people.PeopleTable;
import io.kedgeline.ledger.registry.BootstrapTokenTable;
import io.kedgeline.ledger.registry.ClaimTable;
import io.kedgeline.ledger.registry.ObjectionTable;
import io.kedgeline.ledger.registry.ProfileTable;
import io.kedgeline.ledger.registry.RunStartTable;
import io.kedgeline.ledger.telling.TellingTable;
import io.kedgeline.sandbox.world.DrawnUsers;
import io.kedgeline.workers.interceptor.CertificatePapers;
import io.kedgeline.workers.interceptor.ChangeGuard;
import io.kedgeline.workers.interceptor.GovernedActivities;
import io.kedgeline.workers.interceptor.WarrantGuard;
import io.kedgeline.workers.interceptor.WithoutLedger;
import io.kedgeline.workflows.governed.SignedAct;
import io.kedgeline.workflows.governed.TaskQueues;
import io.kedgeline.workflows.governed.Trust;
import io.kedgeline.workflows.onboarding.OnboardingOutcome;
import io.kedgeline.workflows.onboarding.OnboardingStart;
import io.kedgeline.workflows.onboarding.ProfileOnboarding;
import io.kedgeline.workflows.wire.LoadedRulebook;
import io.kedgeline.workflows.wire.PayloadKeys;
import io.kedgeline.workflows.wire.RulebookFile;
import io.kedgeline.workflows.wire.WireDataConverter;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactoryOptions;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;

/**
 * A worker of the duty that provisions, behind its interceptor and on its own database user, and a
 * workflow of somebody else's that hands it tasks.
 */
final class RogueMaking implements AutoCloseable {

  private final TestWorkflowEnvironment engine;
  private final LedgerDatabase provision;
  private final LedgerDatabase server;

  /** The worker does this, whatever it is asked for and the interceptor lets through. */
  RogueMaking(DrawnUsers users, Object activities, Runnable tasks) {
    this.provision = LedgerDatabase.open(users.of(UserGroup.PROVISION));
    this.server = LedgerDatabase.open(users.of(UserGroup.SERVER));
    this.engine = TestWorkflowEnvironment.newInstance(options(governed(provision)));
    engine.newWorker(TaskQueues.PROVISION).registerActivitiesImplementations(activities);
    Worker worker = engine.newWorker(TaskQueues.RUNBOOKS);
    worker.registerWorkflowImplementationFactory(ProfileOnboarding.class, () -> new Rogue(tasks));
    engine.start();
  }

  /** Lets the rogue run under this run's name, as if the server had started it. */
  void run(RunId run) {
    RunStartTable starts = new RunStartTable(server);
    starts.claim(run, Digest.ofText("any"), new PersonId("mallory"), "{}", Instant.EPOCH);
    ProfileOnboarding rogue =
        engine
            .getWorkflowClient()
            .newWorkflowStub(
                ProfileOnboarding.class,
                WorkflowOptions.newBuilder()
                    .setWorkflowId(run.value())
                    .setTaskQueue(TaskQueues.RUNBOOKS)
                    .build());
    WorkflowExecution started =
        WorkflowClient.start(
            rogue::run, new OnboardingStart(new SignedAct("{}", "server-1", "AAAA")));
    starts.recordFirstExecution(run, started.getRunId());
    engine
        .getWorkflowClient()
        .newUntypedWorkflowStub(run.value())
        .getResult(OnboardingOutcome.class);
  }

  private static TestEnvironmentOptions options(GovernedActivities governed) {
    return TestEnvironmentOptions.newBuilder()
        .setWorkflowClientOptions(
            WorkflowClientOptions.newBuilder()
                .setDataConverter(
                    WireDataConverter.with(
                        new PayloadKeys(
                            "test", Map.of("test", new SecretKeySpec(new byte[32], "AES")))))
                .build())
        .setWorkerFactoryOptions(
            WorkerFactoryOptions.newBuilder().setWorkerInterceptors(governed).build())
        .build();
  }

  private static GovernedActivities governed(LedgerDatabase ledger) {
    LoadedRulebook rulebook = RulebookFile.read(Path.of("..", "runbooks", "rulebook.yaml"));
    InstantSource clock = InstantSource.system();
    AccountSessions sessions =
        new AccountSessions(
            new AwsAccess(duty -> AnonymousCredentialsProvider.create(), Optional.empty()),
            rulebook.rulebook().executors());
    return new GovernedActivities(
        new JournalTable(ledger),
        new TellingTable(ledger),
        new RunStartTable(ledger),
        new WarrantGuard(
            Trust.none(),
            rulebook,
            new PeopleTable(ledger),
            new ObjectionTable(ledger),
            new ClaimTable(ledger),
            new CertificatePapers(
                Trust.none(),
                rulebook.rulebook(),
                new JournalTable(ledger),
                new RegisteredProfiles(
                    new ProfileTable(ledger, clock),
                    new RunStartTable(ledger),
                    Trust.none().acts()),
                new BootstrapTokenTable(ledger)),
            clock),
        new ChangeGuard(rulebook, Optional.empty()),
        new WithoutLedger(
            new EmergencyDenial(sessions),
            rulebook.rulebook().breakGlass(),
            SourceIdentity.ofCommonName("canary"),
            clock),
        clock);
  }

  @Override
  public void close() {
    engine.close();
    provision.close();
    server.close();
  }

  private record Rogue(Runnable tasks) implements ProfileOnboarding {

    @Override
    public OnboardingOutcome run(OnboardingStart start) {
      tasks.run();
      return new OnboardingOutcome(OnboardingState.UNDONE, "done", Digest.ofText("any"));
    }
  }
}
