package io.kedgeline.domain.warrant;

import io.kedgeline.domain.governed.Governance;
import io.kedgeline.domain.governed.Plan;
import io.kedgeline.domain.identity.Directory;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.rulebook.Rulebook;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a worker is asked to do under a warrant, and what the worker itself knows.
 *
 * @param workflow the id of the workflow that asks, as the engine says
 * @param execution the execution that asks, as the engine says
 * @param deed what it asks for
 * @param rulebook the rulebook that the worker is pinned to
 * @param rulebookDigest its digest
 * @param directory the people, read from the ledger for this act
 * @param objections what the ledger knows was said against the run
 * @param now the worker's clock
 */
public record Undertaking(
    String workflow,
    String execution,
    Deed deed,
    Rulebook rulebook,
    Digest rulebookDigest,
    Directory directory,
    List<Objection> objections,
    Instant now) {

  public Undertaking {
    objections = List.copyOf(objections);
  }

  /** What the rulebook says of who may ask for such a run and who must approve it. */
  Optional<Governance> governance(Plan plan) {
    return rulebook.governanceOf(plan.run(), plan.request());
  }

  /** Whether somebody said that what this plan opens may not be opened any more. */
  boolean denied(Plan plan) {
    return objections.stream().anyMatch(objection -> objection.forbids(plan));
  }

  /** Whether the person took this vote back. */
  boolean takenBack(Act.Ballot ballot) {
    return objections.stream().anyMatch(objection -> objection.takesBack(ballot));
  }
}
