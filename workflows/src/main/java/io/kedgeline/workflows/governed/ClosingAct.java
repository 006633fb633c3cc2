package io.kedgeline.workflows.governed;

import io.kedgeline.domain.audit.Fact;
import io.kedgeline.domain.claim.LeaseClaim;
import io.kedgeline.domain.plan.RunId;
import java.util.List;
import java.util.Objects;

/**
 * The input of what ends a lease. It needs no signature: the worker compares it with the ledger's
 * own row of the lease ({@link io.kedgeline.domain.warrant.ClosingCheck}).
 *
 * @param run the run
 * @param lease the lease to be ended
 * @param facts to be journalled before anything is done
 */
public record ClosingAct(RunId run, LeaseClaim lease, List<Fact> facts) implements CarriesFacts {

  public ClosingAct {
    facts = List.copyOf(facts);
  }

  /** Whether everything is there; see {@link GovernedAct#complete}. */
  public boolean complete() {
    return Objects.nonNull(lease);
  }
}
