package io.kedgeline.workflows.port;

import io.kedgeline.domain.audit.Fact;
import io.kedgeline.domain.claim.LeaseClaim;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.workflows.governed.CarriesFacts;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Whose changes to list.
 *
 * @param run the run
 * @param lease the run's lease, as the ledger has it, at whatever stage
 * @param over from when on its sessions could do nothing any more
 * @param facts to be journalled on the way
 */
public record TrailRequest(RunId run, LeaseClaim lease, Instant over, List<Fact> facts)
    implements CarriesFacts {

  public TrailRequest {
    facts = List.copyOf(facts);
  }

  /** Whether everything is there: a task that nobody of ours made may lack it. */
  public boolean complete() {
    return Objects.nonNull(lease) && Objects.nonNull(over);
  }
}
