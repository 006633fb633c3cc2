package io.kedgeline.starters.people;

import io.kedgeline.domain.approval.Quorum;
import io.kedgeline.domain.approval.Slot;
import io.kedgeline.domain.approval.SlotHealth;
import io.kedgeline.domain.identity.Directory;
import io.kedgeline.domain.identity.DirectoryEntry;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.ledger.people.SlotTable;
import io.kedgeline.ledger.registry.Alert;
import io.kedgeline.ledger.registry.AlertTable;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Raises an alert for each slot of a quorum that lacks people: once while it lasts, and once more
 * when it comes from bad to worse or back. It names slot and group, and nobody.
 */
public final class SlotWatch {

  private static final Logger LOG = LoggerFactory.getLogger(SlotWatch.class);

  private final List<Quorum> quorums;
  private final SlotTable findings;
  private final AlertTable alerts;
  private final InstantSource clock;

  /** Watches the slots of these quorums. */
  public SlotWatch(
      List<Quorum> quorums, SlotTable findings, AlertTable alerts, InstantSource clock) {
    this.quorums = List.copyOf(quorums);
    this.findings = findings;
    this.alerts = alerts;
    this.clock = clock;
  }

  /** The run that a day's alerts about slots belong to. */
  public static RunId runOf(Instant instant) {
    return new RunId(
        "RB-00/SLOTS-"
            + instant
                .atZone(ZoneOffset.UTC)
                .toLocalDate()
                .format(DateTimeFormatter.BASIC_ISO_DATE));
  }

  /**
   * Looks at the people as they were just read. That they were read stands, whatever comes of it.
   */
  public void look(List<DirectoryEntry> people, Instant asOf) {
    try {
      Instant now = clock.instant();
      List<SlotHealth> thin =
          SlotHealth.thin(
              quorums, new Directory(asOf, people.stream().map(DirectoryEntry::person).toList()));
      List<Instant> since = findings.found(thin, now);
      for (int i = 0; i < thin.size(); i++) {
        alerts.append(alert(thin.get(i), since.get(i), now));
      }
    } catch (RuntimeException failed) {
      LOG.error("the slots of the quorums were not looked at", failed);
    }
  }

  /** What began at one instant is one alert, however often it is told. */
  private static Alert alert(SlotHealth health, Instant since, Instant now) {
    Slot slot = health.slot();
    String kind = SlotTable.kind(health);
    String id =
        Digest.ofText(String.join(" ", slot.name(), slot.group().value(), kind, since.toString()))
            .hex();
    return new Alert(
        "slot/" + id,
        runOf(since),
        "SEV",
        now,
        "slot %s: %s: %s".formatted(slot.name(), kind, health.sentence()));
  }
}
