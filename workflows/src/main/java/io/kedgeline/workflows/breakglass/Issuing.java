package io.kedgeline.workflows.breakglass;

import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.breakglass.WindowPlan;
import io.kedgeline.domain.window.WindowState;
import io.kedgeline.workflows.course.Acting;
import io.kedgeline.workflows.course.Approved;
import io.kedgeline.workflows.course.Run;
import io.kedgeline.workflows.course.UnlessEnded;
import io.kedgeline.workflows.governed.CertificateAct;
import io.kedgeline.workflows.governed.SignedAct;
import io.kedgeline.workflows.governed.TaskQueues;
import io.kedgeline.workflows.port.CertificateActs;
import io.kedgeline.workflows.port.IssueReport;
import io.kedgeline.workflows.port.Retries;
import io.temporal.workflow.Workflow;
import java.util.Map;

/** Has the holder's certificate issued for the key that they showed. */
final class Issuing {

  private final Run<WindowState> run;
  private final HolderKeys keys;
  private final Acting acting;
  private final CertificateActs acts =
      Workflow.newActivityStub(
          CertificateActs.class, TaskQueues.on(TaskQueues.ISSUE, Retries.opening()));

  Issuing(Run<WindowState> run, HolderKeys keys) {
    this.run = run;
    this.keys = keys;
    this.acting = new Acting(run);
  }

  /** Has it issued where the plan says so, unless somebody ends the run. */
  void issue(Approved<WindowPlan> approved) {
    if (approved.plan().certificate().isPresent()) {
      SignedAct presented = keys.taken();
      new UnlessEnded(run).take(() -> issued(report(approved, presented)));
    }
  }

  private IssueReport report(Approved<WindowPlan> approved, SignedAct presented) {
    return acting
        .carrying(facts ->
            acts.issueCertificate(
                new CertificateAct(run.id(), approved.papers(), presented, facts)))
        .filter(report -> acting.mine(report.run()))
        .orElseThrow(() -> Acting.foreign("the issue of the certificate"));
  }

  private void issued(IssueReport report) {
    keys.issued(report.serial(), report.bundle());
    run.log()
        .note(
            FactKind.ISSUED,
            Map.of("serial", report.serial().value(), "until", report.until().toString()));
  }
}
