package io.kedgeline.workflows.governed;

import io.kedgeline.domain.audit.Fact;
import io.kedgeline.domain.claim.LeaseClaim;
import io.kedgeline.domain.plan.Operation;
import java.util.List;

/**
 * The input of every activity that changes something: what to do, under which warrant, and the
 * facts that the run has gathered since the journal last heard of it.
 *
 * @param papers what authorises it
 * @param operation what to do
 * @param lease on which lease
 * @param facts to be journalled before anything is done
 */
public record GovernedAct(
    WarrantPapers papers, Operation operation, LeaseClaim lease, List<Fact> facts)
    implements CarriesFacts {

  public GovernedAct {
    facts = List.copyOf(facts);
  }
}
