package io.kedgeline.workers;

import io.kedgeline.activities.aws.AccountSessions;
import io.kedgeline.activities.aws.AwsAccess;
import io.kedgeline.activities.aws.AwsLeaseActs;
import io.kedgeline.activities.aws.CanaryProbe;
import io.kedgeline.activities.aws.ProfileSettler;
import io.kedgeline.activities.aws.RoleSettler;
import io.kedgeline.activities.aws.WitnessBox;
import io.kedgeline.activities.aws.x509.CertificateIdentity;
import io.kedgeline.activities.aws.x509.CreateSessionClient;
import io.kedgeline.activities.change.ChangeAccess;
import io.kedgeline.activities.change.ChangeReader;
import io.kedgeline.activities.change.ChangeSystem;
import io.kedgeline.activities.change.ChangeTable;
import io.kedgeline.activities.evidence.LedgerRecords;
import io.kedgeline.activities.evidence.SealKey;
import io.kedgeline.activities.world.WorldGathering;
import io.kedgeline.domain.certificate.SourceIdentity;
import io.kedgeline.domain.rulebook.BreakGlassRules;
import io.kedgeline.ledger.database.LedgerDatabase;
import io.kedgeline.ledger.journal.JournalTable;
import io.kedgeline.ledger.people.PeopleTable;
import io.kedgeline.ledger.registry.AlertTable;
import io.kedgeline.ledger.registry.ClaimTable;
import io.kedgeline.ledger.registry.ObjectionTable;
import io.kedgeline.ledger.registry.RunStartTable;
import io.kedgeline.ledger.registry.WitnessTable;
import io.kedgeline.workers.config.BaseIdentityFile;
import io.kedgeline.workers.config.CanaryFile;
import io.kedgeline.workers.config.WorkerConfig;
import io.kedgeline.workers.interceptor.ChangeGuard;
import io.kedgeline.workers.interceptor.GovernedActivities;
import io.kedgeline.workers.interceptor.WarrantGuard;
import io.kedgeline.workflows.breakglass.BreakGlassWindowImpl;
import io.kedgeline.workflows.governed.Keyring;
import io.kedgeline.workflows.governed.TaskQueues;
import io.kedgeline.workflows.settings.EngineConnection;
import io.kedgeline.workflows.settings.KeyFiles;
import io.kedgeline.workflows.settings.OffsetClock;
import io.kedgeline.workflows.settings.SettingsFault;
import io.kedgeline.workflows.wire.LoadedRulebook;
import io.kedgeline.workflows.wire.RulebookFile;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** A worker, wired by plain constructors from its configuration. */
public final class WorkerProcess implements AutoCloseable {

  private final LedgerDatabase ledger;
  private final AccountSessions sessions;
  private final CreateSessionClient createSession;
  private final EngineConnection engine;
  private final WorkerFactory factory;
  private final Optional<ChangeTable> changes;
  private final Optional<ChangePoll> changePoll;
  private final Optional<WorkerHealth> health;

  private WorkerProcess(WorkerConfig config) {
    LoadedRulebook rulebook = RulebookFile.readPinned(config.rulebook(), config.rulebookPin());
    Keyring keyring = KeyFiles.keyring(config.keyring());
    CertificateIdentity canary = CanaryFile.read(config.canary());
    InstantSource clock = clock(config);
    requireChangeSystem(config.change(), rulebook);
    this.ledger = LedgerDatabase.open(config.ledger());
    this.changes =
        config
            .change()
            .map(access -> new ChangeTable(access, new PeopleTable(ledger)::findByEmail));
    this.sessions =
        new AccountSessions(
            new AwsAccess(base(config), config.awsEndpoint()), rulebook.rulebook().executors());
    this.createSession = new CreateSessionClient(config.awsEndpoint(), InstantSource.system());
    this.engine =
        EngineConnection.open(config.engine(), KeyFiles.payloadKeys(config.payloadKeys()));
    this.factory = WorkerFactory.newInstance(engine.client(), options(rulebook, keyring, clock));
    Worker worker = factory.newWorker(TaskQueues.RUNBOOKS);
    worker.registerWorkflowImplementationTypes(BreakGlassWindowImpl.class);
    worker.registerActivitiesImplementations(activities(config, rulebook, keyring, canary, clock));
    this.changePoll = systemOfChanges().map(system -> poll(system, rulebook, keyring, clock));
    this.health =
        config
            .healthPort()
            .map(port ->
                new WorkerHealth(
                    port,
                    Map.of(
                        "ledger", ledger::answers,
                        "engine", engine::answers,
                        "worker", () -> factory.isStarted() && !factory.isShutdown())));
  }

  /** Starts a worker. */
  public static WorkerProcess start(WorkerConfig config) {
    WorkerProcess process = new WorkerProcess(config);
    process.factory.start();
    process.changePoll.ifPresent(poll -> poll.begin(config.changeInterval()));
    return process;
  }

  private WorkerFactoryOptions options(
      LoadedRulebook rulebook, Keyring keyring, InstantSource clock) {
    RunStartTable starts = new RunStartTable(ledger);
    return WorkerFactoryOptions.newBuilder()
        .setWorkerInterceptors(
            new GovernedActivities(
                new JournalTable(ledger),
                starts,
                new WarrantGuard(
                    keyring,
                    rulebook,
                    new PeopleTable(ledger),
                    new ObjectionTable(ledger),
                    new ClaimTable(ledger),
                    clock),
                new ChangeGuard(keyring, rulebook, systemOfChanges()),
                clock))
        .build();
  }

  private Object[] activities(
      WorkerConfig config,
      LoadedRulebook rulebook,
      Keyring keyring,
      CertificateIdentity canary,
      InstantSource clock) {
    ClaimTable claims = new ClaimTable(ledger);
    RunStartTable starts = new RunStartTable(ledger);
    BreakGlassRules rules = rulebook.rulebook().breakGlass();
    SourceIdentity probe = canary.sourceIdentity();
    KeyFiles.SigningKey seal = KeyFiles.signingKey(config.sealKey());
    List<Object> implementations = new ArrayList<>();
    systemOfChanges().map(ChangeReader::new).ifPresent(implementations::add);
    Collections.addAll(
        implementations,
        new WorldGathering(
            sessions,
            new PeopleTable(ledger),
            new ObjectionTable(ledger),
            claims,
            systemOfChanges(),
            rulebook,
            keyring,
            probe,
            clock),
        new AwsLeaseActs(
            sessions,
            new ProfileSettler(claims, probe, rules.sessionDuration(), clock),
            new RoleSettler(claims, probe, clock),
            claims,
            rules.sessionDuration(),
            clock),
        new CanaryProbe(
            canary,
            createSession,
            sessions,
            new WitnessBox(new WitnessTable(ledger), KeyFiles.secretKey(config.witnessKey())),
            claims,
            rules,
            clock),
        new LedgerRecords(
            new JournalTable(ledger),
            claims,
            new AlertTable(ledger),
            starts,
            new SealKey(seal.id(), seal.key()),
            clock));
    return implementations.toArray();
  }

  /** A run would be refused for ever, and nobody would know why. */
  static void requireChangeSystem(Optional<ChangeAccess> change, LoadedRulebook rulebook) {
    if (rulebook.rulebook().breakGlass().change().isPresent() && change.isEmpty()) {
      throw new SettingsFault(
          "the worker",
          "change.url: the rulebook asks for change records (runbooks.RB-06.change), so the worker"
              + " must be told where they are");
    }
  }

  private ChangePoll poll(
      ChangeSystem system, LoadedRulebook rulebook, Keyring keyring, InstantSource clock) {
    return new ChangePoll(
        new RunStartTable(ledger),
        new ClaimTable(ledger),
        system,
        rulebook.rulebook().breakGlass(),
        keyring,
        engine.client(),
        clock);
  }

  private Optional<ChangeSystem> systemOfChanges() {
    return changes.map(table -> table);
  }

  static InstantSource clock(WorkerConfig config) {
    return config
        .clockOffset()
        .<InstantSource>map(file -> new OffsetClock(InstantSource.system(), file))
        .orElse(InstantSource.system());
  }

  static AwsCredentialsProvider base(WorkerConfig config) {
    return config
        .awsCredentials()
        .<AwsCredentialsProvider>map(
            file -> StaticCredentialsProvider.create(BaseIdentityFile.read(file)))
        .orElseGet(() -> DefaultCredentialsProvider.builder().build());
  }

  /** Waits until the worker has stopped. */
  public void await() {
    factory.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
  }

  @Override
  public void close() {
    health.ifPresent(WorkerHealth::close);
    changePoll.ifPresent(ChangePoll::close);
    factory.shutdown();
    factory.awaitTermination(10, TimeUnit.SECONDS);
    engine.close();
    createSession.close();
    changes.ifPresent(ChangeTable::close);
    sessions.close();
    ledger.close();
  }
}
