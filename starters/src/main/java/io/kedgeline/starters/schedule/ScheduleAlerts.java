package io.kedgeline.starters.schedule;

import io.kedgeline.domain.document.PlainText;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.ledger.registry.Alert;
import io.kedgeline.ledger.registry.AlertTable;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Tells people, once for each thing, what did not begin by itself. */
public final class ScheduleAlerts {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);

  private static final int MOST_CHARACTERS = 1_000;

  private final AlertTable alerts;
  private final InstantSource clock;

  /** Tells by this table. */
  public ScheduleAlerts(AlertTable alerts, InstantSource clock) {
    this.alerts = alerts;
    this.clock = clock;
  }

  /** The run that a day's alerts about schedules belong to. */
  public static RunId runOf(Instant instant) {
    return new RunId("RB-00/SCHEDULE-" + DAY.format(instant.atOffset(ZoneOffset.UTC)));
  }

  /**
   * Tells.
   *
   * @param what which kind of thing; part of what makes it one thing
   * @param name of what
   * @param since since when, or for when; what comes again then is told once
   * @param sentence what a person reads
   */
  void tell(String what, String name, Instant since, String sentence) {
    alerts.append(
        new Alert(
            "schedule/%s/%s/%s".formatted(what, name, since),
            runOf(since),
            "SEV",
            clock.instant(),
            "%s: %s: %s".formatted(name, what, said(sentence))));
  }

  /** What comes from outside is one plain line and has an end. */
  private static String said(String sentence) {
    String line = PlainText.line(sentence);
    return line.substring(0, Math.min(line.length(), MOST_CHARACTERS));
  }
}
