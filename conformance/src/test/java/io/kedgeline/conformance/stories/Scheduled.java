package io.kedgeline.conformance.stories;

import io.kedgeline.domain.identity.GroupName;
import io.kedgeline.domain.rulebook.Rulebook;
import io.kedgeline.domain.schedule.Cron;
import io.kedgeline.domain.schedule.Overlap;
import io.kedgeline.domain.schedule.Schedule;
import io.kedgeline.domain.schedule.ScheduleRules;
import io.kedgeline.domain.schedule.ScheduledTask;
import io.kedgeline.ledger.registry.Alert;
import io.kedgeline.ledger.registry.AlertTable;
import io.kedgeline.sandbox.Sandbox;
import io.kedgeline.starters.schedule.ScheduleAlerts;
import io.kedgeline.starters.schedule.SchedulePace;
import io.kedgeline.starters.schedule.ScheduleProcess;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** A server's schedules by a clock of the test's own, in the sandbox's ledger. */
final class Scheduled implements AutoCloseable {

  static final Set<GroupName> KEEPERS = Set.of(new GroupName("security-leads"));

  private final Sandbox sandbox;
  private final AtomicInteger begun = new AtomicInteger();
  private final ScheduleProcess process;
  private Instant now;

  Scheduled(Sandbox sandbox, SchedulePace pace, Instant now, Schedule... declared) {
    this.sandbox = sandbox;
    this.now = now;
    this.process =
        new ScheduleProcess(
            pace,
            declaring(sandbox.rulebook().rulebook(), List.of(declared)),
            sandbox.ledger(),
            sandbox.client(),
            sandbox.desk(),
            begun::incrementAndGet,
            () -> this.now);
  }

  /** A daily look at nine in UTC, which may be an hour late. */
  static Schedule daily(String name) {
    return schedule(name, ScheduledTask.SLOTS, "0 9 * * *", Duration.ofHours(1));
  }

  static Schedule schedule(String name, ScheduledTask task, String at, Duration catchUp) {
    return new Schedule(
        name, task, new Cron(at), ZoneId.of("UTC"), Overlap.SKIP, catchUp, Duration.ZERO);
  }

  private static Rulebook declaring(Rulebook rulebook, List<Schedule> declared) {
    return new Rulebook(
        rulebook.name(),
        rulebook.directory(),
        rulebook.breakGlass(),
        rulebook.executors(),
        rulebook.blackouts(),
        rulebook.drill(),
        rulebook.profileOnboarding(),
        rulebook.consumerEnrollment(),
        rulebook.pkiSetup(),
        Optional.of(new ScheduleRules(KEEPERS, declared)),
        rulebook.trustPolicies(),
        rulebook.certificates(),
        rulebook.posture(),
        rulebook.enrollment());
  }

  ScheduleProcess process() {
    return process;
  }

  /** The server looks at its schedules at this instant. */
  void lookAt(Instant instant) {
    now = instant;
    process.beat();
  }

  /** How often what is scheduled has begun. */
  int begun() {
    return begun.get();
  }

  /** What was told of this schedule, or of what it begins, that day. */
  List<String> told(String name, Instant day) {
    return new AlertTable(sandbox.ledger())
        .of(ScheduleAlerts.runOf(day)).stream()
            .map(Alert::text)
            .filter(text -> text.startsWith(name + ": "))
            .toList();
  }

  @Override
  public void close() {
    process.close();
  }
}
