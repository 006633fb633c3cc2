package io.kedgeline.workflows.governed;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;
import io.temporal.workflow.WorkflowInterface;

/**
 * What people may do to any governed run, and ask of it. Runbook interfaces do not extend it: it is
 * registered as a listener, and clients stub it by workflow id, so that approval is written once.
 */
@WorkflowInterface
public interface GovernedRun {

  /** Votes on the plan. */
  @UpdateMethod
  ActAnswer vote(SignedAct act);

  /** Refuses what cannot be an act, without a trace in the history. */
  @UpdateValidatorMethod(updateName = "vote")
  void checkVote(SignedAct act);

  /** Takes the person's own vote back. */
  @UpdateMethod
  ActAnswer withdraw(SignedAct act);

  /** Refuses what cannot be an act, without a trace in the history. */
  @UpdateValidatorMethod(updateName = "withdraw")
  void checkWithdraw(SignedAct act);

  /** Ends the run: withdraws the request, or closes what is open. */
  @UpdateMethod
  ActAnswer close(SignedAct act);

  /** Refuses what cannot be an act, without a trace in the history. */
  @UpdateValidatorMethod(updateName = "close")
  void checkClose(SignedAct act);

  /** Asks for more time in a window that is open; the run plans it and puts it to the vote. */
  @UpdateMethod
  ActAnswer extend(SignedAct act);

  /** Refuses what cannot be an act, without a trace in the history. */
  @UpdateValidatorMethod(updateName = "extend")
  void checkExtend(SignedAct act);

  /** Records the review of a window that has closed. */
  @UpdateMethod
  ActAnswer recordReview(SignedAct act);

  /** Refuses what cannot be an act, without a trace in the history. */
  @UpdateValidatorMethod(updateName = "recordReview")
  void checkRecordReview(SignedAct act);

  /**
   * Says that the run's change record may have moved, so that the run looks at it. Needs no
   * signature: it is believed in nothing.
   */
  @UpdateMethod
  void recheck();

  /** Refuses what would only fill the history. */
  @UpdateValidatorMethod(updateName = "recheck")
  void checkRecheck();

  /** Where the run stands. */
  @QueryMethod
  RunStatus status();

  /** What a reviewer has to look at, once the window has closed. */
  @QueryMethod
  ReviewView review();

  /** The plan that is put to the vote, or nothing before there is one. */
  @QueryMethod
  PlanView plan();
}
