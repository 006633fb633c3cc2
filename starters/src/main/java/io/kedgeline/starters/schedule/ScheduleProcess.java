package io.kedgeline.starters.schedule;

import io.kedgeline.domain.rulebook.Rulebook;
import io.kedgeline.domain.schedule.Schedule;
import io.kedgeline.domain.schedule.ScheduleRules;
import io.kedgeline.domain.schedule.ScheduledTask;
import io.kedgeline.ledger.database.LedgerDatabase;
import io.kedgeline.ledger.journal.JournalTable;
import io.kedgeline.ledger.registry.AlertTable;
import io.kedgeline.ledger.registry.ClaimTable;
import io.kedgeline.ledger.registry.RunStartTable;
import io.kedgeline.ledger.registry.SweepTable;
import io.kedgeline.ledger.schedule.FiringTable;
import io.kedgeline.ledger.schedule.ScheduleTable;
import io.kedgeline.starters.beat.LastBeat;
import io.kedgeline.starters.desk.Desk;
import io.kedgeline.starters.schedule.temporal.TemporalSchedules;
import io.kedgeline.workflows.governed.TaskQueues;
import io.temporal.client.WorkflowClient;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** What begins by itself in a server, wired by plain constructors. */
public final class ScheduleProcess implements AutoCloseable {

  private static final Duration BEAT = Duration.ofSeconds(10);
  private static final ScheduleRules NONE = new ScheduleRules(Set.of(), List.of());

  private final SchedulePace pace;
  private final ScheduleRules rules;
  private final Beginnings beginnings;
  private final ScheduleKeeper keeper;
  private final ScheduleWatch watch;
  private final Ticker ticker;
  private final Optional<DrillWatch> drills;
  private final Optional<WorkerFactory> calls;
  private final ScheduledExecutorService beat =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("schedules").factory());

  /**
   * Wires everything; nothing begins yet.
   *
   * @param people reads everybody again
   */
  public ScheduleProcess(
      SchedulePace pace,
      Rulebook rulebook,
      LedgerDatabase ledger,
      WorkflowClient client,
      Desk desk,
      Runnable people,
      InstantSource clock) {
    this.pace = pace;
    this.rules = rulebook.schedules().orElse(NONE);
    ScheduleTable table = new ScheduleTable(ledger);
    ScheduleAlerts alerts = new ScheduleAlerts(new AlertTable(ledger), clock);
    ScheduleEngine engine =
        pace == SchedulePace.ENGINE
            ? new TemporalSchedules(client)
            : new LedgerSchedules(table, clock);
    Occurrences occurrences = new Occurrences(table, new FiringTable(ledger), alerts);
    this.beginnings =
        new Beginnings(
            tasks(rulebook, ledger, desk, people, alerts, clock), engine, occurrences, clock);
    this.keeper = new ScheduleKeeper(rules, engine, occurrences, clock);
    this.watch = new ScheduleWatch(pace, rules, engine, occurrences, alerts, clock);
    this.ticker = new Ticker(rules, engine, occurrences, beginnings, clock);
    Optional<Schedule> drilled = rules.starting(ScheduledTask.DRILL);
    this.drills =
        rulebook
            .drill()
            .flatMap(drill ->
                drilled.map(schedule ->
                    new DrillWatch(
                        drill, schedule, table, new JournalTable(ledger), alerts, clock)));
    this.calls = pace == SchedulePace.ENGINE ? Optional.of(calls(client)) : Optional.empty();
  }

  private static Map<ScheduledTask, Startable> tasks(
      Rulebook rulebook,
      LedgerDatabase ledger,
      Desk desk,
      Runnable people,
      ScheduleAlerts alerts,
      InstantSource clock) {
    Map<ScheduledTask, Startable> tasks = new EnumMap<>(ScheduledTask.class);
    tasks.put(
        ScheduledTask.SLOTS,
        new Look(() -> {
          people.run();
          return "people were read";
        }));
    tasks.put(
        ScheduledTask.REVIEWS,
        new Look(
            new OverdueReviews(rulebook.breakGlass(), new ClaimTable(ledger), alerts, clock)
                ::look));
    tasks.put(
        ScheduledTask.SWEEP_WATCH, new Look(new SweepWatch(new SweepTable(ledger), alerts)::look));
    rulebook
        .drill()
        .ifPresent(drill ->
            tasks.put(
                ScheduledTask.DRILL,
                new DrillStart(
                    drill,
                    rulebook.drillProfile().orElseThrow(),
                    desk,
                    new RunStartTable(ledger))));
    return tasks;
  }

  private WorkerFactory calls(WorkflowClient client) {
    WorkerFactory factory = WorkerFactory.newInstance(client);
    Worker worker = factory.newWorker(TaskQueues.SERVER);
    worker.registerActivitiesImplementations(new EngineCalls(rules, beginnings));
    return factory;
  }

  /** Begins to watch, and to begin what has come. */
  public void begin() {
    if (pace == SchedulePace.OFF || rules.declared().isEmpty()) {
      return;
    }
    calls.ifPresent(WorkerFactory::start);
    var unused =
        beat.scheduleWithFixedDelay(
            this::beat, BEAT.toMillis(), BEAT.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** One look at everything. */
  public void beat() {
    if (pace == SchedulePace.SERVER) {
      ticker.tick();
    }
    watch.look();
    drills.ifPresent(DrillWatch::look);
  }

  /** What the rulebook declares. */
  public ScheduleRules rules() {
    return rules;
  }

  /** Begins what is due. */
  public Beginnings beginnings() {
    return beginnings;
  }

  /** Keeps schedules as they are declared. */
  public ScheduleKeeper keeper() {
    return keeper;
  }

  @Override
  public void close() {
    LastBeat.of(beat);
    calls.ifPresent(WorkerFactory::shutdownNow);
  }
}
