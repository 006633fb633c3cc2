package io.kedgeline.workflows.breakglass;

import io.kedgeline.domain.audit.Fact;
import io.kedgeline.domain.claim.LeaseClaim;
import io.kedgeline.domain.plan.Operation;
import io.kedgeline.workflows.governed.GovernedAct;
import java.util.List;
import java.util.function.Function;

/** Hands an act to an activity with the warrant and the facts that wait for the journal. */
final class Acting {

  private final Run run;
  private final Approved approved;

  Acting(Run run, Approved approved) {
    this.run = run;
    this.approved = approved;
  }

  <T> T perform(Operation operation, LeaseClaim lease, Function<GovernedAct, T> activity) {
    return carrying(
        facts -> activity.apply(new GovernedAct(approved.papers(), operation, lease, facts)));
  }

  /** Lets the waiting facts ride with an activity, and strikes them off when it has succeeded. */
  <T> T carrying(Function<List<Fact>, T> activity) {
    List<Fact> carried = run.log().pending();
    T result = activity.apply(carried);
    run.log().delivered(carried);
    return result;
  }
}
