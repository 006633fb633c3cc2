package io.kedgeline.workers;

import io.kedgeline.activities.aws.AccountSessions;
import io.kedgeline.activities.aws.EmergencyDenial;
import io.kedgeline.activities.aws.x509.CreateSessionClient;
import io.kedgeline.activities.change.ChangeAccess;
import io.kedgeline.activities.change.ChangeSystem;
import io.kedgeline.activities.change.RecordNotes;
import io.kedgeline.activities.enrollment.RegisteredProfiles;
import io.kedgeline.activities.onboarding.AbandonedMakings;
import io.kedgeline.activities.posture.DeviceManagement;
import io.kedgeline.ledger.database.LedgerDatabase;
import io.kedgeline.ledger.journal.JournalTable;
import io.kedgeline.ledger.people.PeopleTable;
import io.kedgeline.ledger.registry.BootstrapTokenTable;
import io.kedgeline.ledger.registry.ClaimTable;
import io.kedgeline.ledger.registry.ObjectionTable;
import io.kedgeline.ledger.registry.ProfileTable;
import io.kedgeline.ledger.registry.RunStartTable;
import io.kedgeline.ledger.telling.TellingTable;
import io.kedgeline.workers.config.ChangeSettings;
import io.kedgeline.workers.config.PostureSettings;
import io.kedgeline.workers.config.WorkerConfig;
import io.kedgeline.workers.config.WorkerDuty;
import io.kedgeline.workers.interceptor.CertificatePapers;
import io.kedgeline.workers.interceptor.ChangeGuard;
import io.kedgeline.workers.interceptor.GovernedActivities;
import io.kedgeline.workers.interceptor.WarrantGuard;
import io.kedgeline.workers.interceptor.WithoutLedger;
import io.kedgeline.workers.sweep.MakingLoop;
import io.kedgeline.workers.sweep.SweepLoop;
import io.kedgeline.workers.sweep.Sweeping;
import io.kedgeline.workflows.authority.PkiSetupImpl;
import io.kedgeline.workflows.breakglass.BreakGlassWindowImpl;
import io.kedgeline.workflows.enrollment.ConsumerEnrollmentImpl;
import io.kedgeline.workflows.governed.Keyring;
import io.kedgeline.workflows.governed.Trust;
import io.kedgeline.workflows.onboarding.ProfileOnboardingImpl;
import io.kedgeline.workflows.schedule.ScheduledStartImpl;
import io.kedgeline.workflows.settings.EngineConnection;
import io.kedgeline.workflows.settings.KeyFiles;
import io.kedgeline.workflows.wire.LoadedRulebook;
import io.kedgeline.workflows.wire.RulebookFile;
import io.temporal.common.interceptors.WorkerInterceptor;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A worker for some duties, wired by plain constructors from its configuration. */
public final class WorkerProcess implements AutoCloseable {

  private final LedgerPools ledgers;
  private final AccountSessions sessions;
  private final CreateSessionClient createSession;
  private final EngineConnection engine;
  private final WorkerFactory factory;
  private final Optional<ChangeSystem> changes;
  private final Optional<RecordNotes> notes;
  private final Optional<DeviceManagement> devices;
  private final Optional<ChangePoll> changePoll;
  private final Optional<Sweeping> sweeping;
  private final Optional<Duration> sweepEvery;
  private volatile Optional<SweepLoop> sweep = Optional.empty();
  private final List<AbandonedMakings> abandoned;
  private volatile List<MakingLoop> makings = List.of();
  private final Optional<WorkerHealth> health;

  private WorkerProcess(WorkerConfig config, List<WorkerInterceptor> within) {
    LoadedRulebook rulebook = RulebookFile.readPinned(config.rulebook(), config.rulebookPin());
    Trust trust = config.trust();
    InstantSource clock = config.clock();
    ChangeSettings.require(config.change(), config.duties(), rulebook);
    PostureSettings.require(config.posture(), config.duties(), rulebook);
    this.ledgers = new LedgerPools(config.ledger());
    LedgerDatabase ledger = ledgers.common();
    this.changes =
        config.change().map(access -> access.records(new PeopleTable(ledger)::findByEmail));
    this.notes = config.change().flatMap(ChangeAccess::notes);
    this.devices = config.posture().map(DeviceManagement::new);
    this.sessions = new AccountSessions(config.awsAccess(), rulebook.rulebook().executors());
    this.createSession = new CreateSessionClient(config.awsEndpoint(), InstantSource.system());
    this.engine =
        EngineConnection.open(config.engine(), KeyFiles.payloadKeys(config.payloadKeys()));
    this.factory =
        WorkerFactory.newInstance(
            engine.client(), options(governed(config, rulebook, trust, clock), within));
    DutyActivities activities =
        new DutyActivities(
            config,
            ledgers,
            sessions,
            createSession,
            changes,
            notes,
            devices,
            rulebook,
            trust,
            clock);
    for (WorkerDuty duty : config.duties()) {
      Worker worker = factory.newWorker(duty.queue());
      if (duty == WorkerDuty.RUNBOOKS) {
        worker.registerWorkflowImplementationTypes(
            BreakGlassWindowImpl.class,
            ProfileOnboardingImpl.class,
            PkiSetupImpl.class,
            ConsumerEnrollmentImpl.class,
            ScheduledStartImpl.class);
      }
      worker.registerActivitiesImplementations(activities.of(duty).toArray());
    }
    this.changePoll =
        changes
            .filter(system -> config.duties().contains(WorkerDuty.RUNBOOKS))
            .map(system -> poll(system, rulebook, trust.acts(), clock));
    this.sweeping =
        Optional.of(WorkerDuty.CONTAIN)
            .filter(config.duties()::contains)
            .map(contain ->
                new Sweeping(
                    ledgers.of(contain),
                    sessions,
                    rulebook.rulebook().breakGlass(),
                    config.canaryIdentity(),
                    clock));
    this.abandoned = activities.abandoned();
    this.sweepEvery = config.sweepEvery().filter(beat -> sweeping.isPresent());
    this.health =
        config
            .healthPort()
            .map(port ->
                new WorkerHealth(
                    port,
                    Map.of(
                        "ledger",
                        ledgers::answer,
                        "engine",
                        engine::answers,
                        "worker",
                        () -> factory.isStarted() && !factory.isShutdown(),
                        "sweep",
                        () -> sweepEvery.isEmpty() || sweep.stream().anyMatch(SweepLoop::isWell))));
  }

  /** Starts a worker for the duties that the configuration names. */
  public static WorkerProcess start(WorkerConfig config) {
    return start(config, List.of());
  }

  /**
   * Starts a worker with more interceptors. They stand behind the warrant and the journal, so none
   * of them can let through what these refuse.
   *
   * @param within the interceptors, the innermost first
   */
  public static WorkerProcess start(WorkerConfig config, List<WorkerInterceptor> within) {
    WorkerProcess process = new WorkerProcess(config, within);
    process.factory.start();
    process.changePoll.ifPresent(poll -> poll.begin(config.changeInterval()));
    process.sweep =
        process.sweeping.flatMap(sweeping ->
            process.sweepEvery.map(
                every -> SweepLoop.start(every, sweeping::inTurn, sweeping::alarm)));
    process.makings = process.abandoned.stream().map(MakingLoop::start).toList();
    return process;
  }

  private static WorkerFactoryOptions options(
      GovernedActivities governed, List<WorkerInterceptor> within) {
    return WorkerFactoryOptions.newBuilder()
        .setWorkerInterceptors(
            Stream.concat(within.stream(), Stream.of(governed)).toArray(WorkerInterceptor[]::new))
        .build();
  }

  private GovernedActivities governed(
      WorkerConfig config, LoadedRulebook rulebook, Trust trust, InstantSource clock) {
    LedgerDatabase ledger = ledgers.common();
    return new GovernedActivities(
        new JournalTable(ledger),
        new TellingTable(ledger),
        new RunStartTable(ledger),
        new WarrantGuard(
            trust,
            rulebook,
            new PeopleTable(ledger),
            new ObjectionTable(ledger),
            new ClaimTable(ledger),
            enrollments(config, rulebook, trust, clock),
            clock),
        new ChangeGuard(rulebook, changes),
        new WithoutLedger(
            new EmergencyDenial(sessions),
            rulebook.rulebook().breakGlass(),
            config.canaryIdentity(),
            clock),
        clock);
  }

  /** Asked by who issues alone, whose database user may look at registered profiles. */
  private CertificatePapers enrollments(
      WorkerConfig config, LoadedRulebook rulebook, Trust trust, InstantSource clock) {
    LedgerDatabase ledger =
        config.duties().contains(WorkerDuty.ISSUE)
            ? ledgers.of(WorkerDuty.ISSUE)
            : ledgers.common();
    return new CertificatePapers(
        trust,
        rulebook.rulebook(),
        new JournalTable(ledger),
        new RegisteredProfiles(
            new ProfileTable(ledger, clock), new RunStartTable(ledger), trust.acts()),
        new BootstrapTokenTable(ledger));
  }

  private ChangePoll poll(
      ChangeSystem system, LoadedRulebook rulebook, Keyring keyring, InstantSource clock) {
    LedgerDatabase ledger = ledgers.of(WorkerDuty.RUNBOOKS);
    return new ChangePoll(
        new RunStartTable(ledger),
        new ClaimTable(ledger),
        system,
        rulebook.rulebook().breakGlass(),
        keyring,
        engine.client(),
        clock);
  }

  /** Waits until the worker has stopped. */
  public void await() {
    factory.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
  }

  @Override
  public void close() {
    health.ifPresent(WorkerHealth::close);
    changePoll.ifPresent(ChangePoll::close);
    sweep.ifPresent(SweepLoop::close);
    makings.forEach(MakingLoop::close);
    factory.shutdown();
    factory.awaitTermination(10, TimeUnit.SECONDS);
    engine.close();
    createSession.close();
    changes.ifPresent(ChangeSystem::close);
    notes.ifPresent(RecordNotes::close);
    devices.ifPresent(DeviceManagement::close);
    sessions.close();
    ledgers.close();
  }
}
