package io.kedgeline.workflows.course;

import io.kedgeline.domain.approval.Ballot;
import io.kedgeline.domain.change.ChangeNeed;
import io.kedgeline.domain.governed.Plan;
import io.kedgeline.domain.governed.PlanningResult;
import io.kedgeline.domain.governed.World;
import io.kedgeline.domain.warrant.Act;
import java.time.Instant;
import java.util.Optional;

/** What a runbook knows of its own planning; the course that it takes is the same for all. */
public interface Planner<P extends Plan, W extends World> {

  /** Has the state of the world read, and the run believe whom it names. */
  Survey<W> gather();

  /**
   * Plans what was asked, or says what speaks against it.
   *
   * @param asked the signed request, verified
   * @param execution the first Temporal execution of the run
   * @param round which planning of the run, from 1
   * @return nothing when the request is not one for this runbook
   */
  Optional<PlanningResult<P>> plan(Act.Request asked, String execution, int round, W world);

  /** Why this plan may not be carried out in this world, or nothing when it may. */
  Optional<String> stale(P plan, Ballot ballot, W world);

  /** What the plan needs of its change record now; nothing where the rulebook asks for none. */
  Optional<ChangeNeed> need(P plan, W world, Instant now);

  /**
   * What an approved plan waits for before the world is read again; nothing where it waits for
   * nobody. It is asked for once, when the plan is approved.
   */
  default Optional<Awaited> awaited(P plan) {
    return Optional.empty();
  }

  /** Before when an approved plan is not begun. */
  Optional<Instant> start(P plan);
}
