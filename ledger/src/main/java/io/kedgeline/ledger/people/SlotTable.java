package io.kedgeline.ledger.people;

import io.kedgeline.domain.approval.SlotHealth;
import io.kedgeline.ledger.database.LedgerDatabase;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The slots that lack people, and since when. */
public final class SlotTable {

  private final Jdbi jdbi;

  /** The slots in this database. */
  public SlotTable(LedgerDatabase database) {
    this.jdbi = database.jdbi();
  }

  /** These lack people now, and no others; since when each does, in their order. */
  public List<Instant> found(List<SlotHealth> thin, Instant at) {
    return jdbi.inTransaction(handle -> {
      handle
          .createUpdate(
              "DELETE FROM slot_finding WHERE NOT slot || ' ' || of_group || ' ' || kind"
                  + " = ANY (:lasting)")
          .bindArray("lasting", String.class, thin.stream().map(SlotTable::key).toList())
          .execute();
      return thin.stream().map(health -> since(handle, health, at)).toList();
    });
  }

  private static Instant since(Handle handle, SlotHealth health, Instant at) {
    handle.execute(
        "INSERT INTO slot_finding (slot, of_group, kind, since) VALUES (?, ?, ?, ?)"
            + " ON CONFLICT DO NOTHING",
        health.slot().name(),
        health.slot().group().value(),
        kind(health),
        at.atOffset(ZoneOffset.UTC));
    return handle
        .createQuery(
            "SELECT since FROM slot_finding"
                + " WHERE slot = :slot AND of_group = :group AND kind = :kind")
        .bind("slot", health.slot().name())
        .bind("group", health.slot().group().value())
        .bind("kind", kind(health))
        .map((row, context) -> row.getObject("since", OffsetDateTime.class).toInstant())
        .one();
  }

  /** What is stored of how it is: the names are stable. */
  public static String kind(SlotHealth health) {
    return health.unfillable() ? "SLOT_UNFILLABLE" : "SLOT_THIN";
  }

  private static String key(SlotHealth health) {
    return "%s %s %s".formatted(health.slot().name(), health.slot().group(), kind(health));
  }
}
