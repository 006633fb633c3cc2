package io.kedgeline.domain.governed;

import io.kedgeline.domain.change.ChangeRecord;
import io.kedgeline.domain.identity.Directory;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.rulebook.Rulebook;
import io.kedgeline.domain.warrant.Objection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The state of the world that a run is planned on, gathered at one instant. Everything that a
 * verdict reads is in here, and so in the history; each runbook reads more than this.
 */
public interface World {

  /** When it was gathered. */
  Instant at();

  /** The rulebook of the worker that gathered. */
  Rulebook rulebook();

  /** Its digest. */
  Digest rulebookDigest();

  /** The people who may matter. */
  Directory directory();

  /** The digest of what AWS has, as far as the plan depends on it. */
  Digest state();

  /** What the ledger knows was said against the run. */
  List<Objection> objections();

  /** The change record, if the rulebook asks for one and the change system has it. */
  Optional<ChangeRecord> change();

  /** Whether the ledger knows that this plan may not be carried out any more. */
  default boolean denied(Plan plan) {
    return objections().stream().anyMatch(objection -> objection.forbids(plan));
  }
}
