package io.kedgeline.workflows.breakglass;

import io.kedgeline.domain.audit.Fact;
import io.kedgeline.domain.claim.LeaseClaim;
import io.kedgeline.domain.plan.Operation;
import io.kedgeline.domain.window.WindowState;
import io.kedgeline.workflows.course.Acting;
import io.kedgeline.workflows.course.Run;
import io.kedgeline.workflows.governed.OpeningAct;
import io.kedgeline.workflows.governed.WarrantPapers;
import io.kedgeline.workflows.port.LeaseReport;
import java.util.List;
import java.util.function.Function;

/** Hands acts on a lease to activities, and believes an answer only when it is about that act. */
final class LeaseActing {

  private final Run<WindowState> run;
  private final Acting acting;

  LeaseActing(Run<WindowState> run) {
    this.run = run;
    this.acting = new Acting(run);
  }

  void open(
      WarrantPapers papers,
      Operation operation,
      LeaseClaim lease,
      Function<OpeningAct, LeaseReport> activity) {
    act(
        operation,
        facts -> activity.apply(new OpeningAct(run.id(), papers, operation, lease, facts)));
  }

  void act(Operation operation, Function<List<Fact>, LeaseReport> activity) {
    boolean answered =
        acting
            .carrying(activity)
            .filter(report -> report.operation() == operation && acting.mine(report.run()))
            .isPresent();
    if (!answered) {
      throw Acting.foreign(operation.name());
    }
  }
}
