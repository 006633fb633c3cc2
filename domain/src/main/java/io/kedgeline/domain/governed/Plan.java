package io.kedgeline.domain.governed;

import io.kedgeline.domain.approval.Slot;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.Operation;
import io.kedgeline.domain.plan.PlannedAction;
import io.kedgeline.domain.plan.RunId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a run will do, in full: approvers vote on the digest of exactly this. Each runbook has a
 * form of its own; this is what all of them say.
 */
public interface Plan {

  /** The run. */
  RunId run();

  /** The first Temporal execution of the run, to which votes are bound. */
  String execution();

  /** Which planning of the run, from 1. */
  int round();

  /** What was asked. */
  RunRequest request();

  /** Who asked for the run. */
  PersonId requester();

  /** Who asks for what this plan does: the requester, unless it is a later wish of another. */
  PersonId asker();

  /** Everybody whom the plan concerns: they fill no slot, and may withdraw it. */
  Set<PersonId> concerned();

  /** Who must approve. */
  List<Slot> slots();

  /** The digest of the rulebook that it was made under. */
  Digest rulebook();

  /** The digest of the AWS state that it was made on. */
  Digest state();

  /** Until when votes count. */
  Instant approvalExpires();

  /** Until when carrying it out may begin. */
  Instant executeBefore();

  /** Everything that will be changed, in order. */
  List<PlannedAction> actions();

  /** What this operation is done to, or nothing where the plan has no such operation. */
  default Optional<PlannedAction> action(Operation operation) {
    return actions().stream().filter(action -> action.operation() == operation).findFirst();
  }

  /** When more time was asked for, where the plan gives that to what stands already. */
  default Optional<Instant> moreTimeAskedAt() {
    return Optional.empty();
  }
}
