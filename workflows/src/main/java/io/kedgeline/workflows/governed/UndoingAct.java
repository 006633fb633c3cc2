package io.kedgeline.workflows.governed;

import io.kedgeline.domain.audit.Fact;
import io.kedgeline.domain.plan.RunId;
import java.util.List;

/**
 * The input of what undoes a making. It needs no signature: only what the ledger's own row says
 * that this run made, and did not register, is undone.
 *
 * @param run the run
 * @param facts to be journalled before anything is done
 */
public record UndoingAct(RunId run, List<Fact> facts) implements CarriesFacts {

  public UndoingAct {
    facts = List.copyOf(facts);
  }
}
