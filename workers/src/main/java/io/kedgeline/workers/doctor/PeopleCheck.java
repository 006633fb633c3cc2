package io.kedgeline.workers.doctor;

import io.kedgeline.domain.approval.SlotHealth;
import io.kedgeline.domain.identity.Directory;
import io.kedgeline.domain.rulebook.Rulebook;
import io.kedgeline.ledger.database.LedgerDatabase;
import io.kedgeline.ledger.people.PeopleTable;
import io.kedgeline.workers.config.WorkerConfig;
import io.kedgeline.workflows.doctor.Check;
import io.kedgeline.workflows.doctor.Finding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Whether the people are known as of late, and can fill the slots. */
record PeopleCheck(WorkerConfig config, Rulebook rulebook, LedgerDatabase ledger) implements Check {

  @Override
  public String name() {
    return "people";
  }

  @Override
  public List<Finding> findings() {
    Directory directory = new PeopleTable(ledger).directory();
    Instant now = config.clock().instant();
    List<Finding> findings = new ArrayList<>();
    if (directory.staleAt(now, rulebook.directory().maximumAge())) {
      findings.add(
          Ailment.PEOPLE_STALE.of(
              "the list of people",
              directory.asOf().equals(Instant.EPOCH)
                  ? "has never been read"
                  : "was last read as of %s; the rulebook denies after %s"
                      .formatted(directory.asOf(), rulebook.directory().maximumAge())));
    }
    SlotHealth.thin(rulebook.quorums(), directory)
        .forEach(health ->
            findings.add(
                (health.unfillable() ? Ailment.SLOT_UNFILLABLE : Ailment.SLOT_THIN)
                    .of("slot " + health.slot().name(), health.sentence())));
    return findings;
  }
}
