package io.kedgeline.workflows.enrollment;

import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.enrollment.EnrollmentEvent;
import io.kedgeline.domain.enrollment.EnrollmentState;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.workflows.course.Acting;
import io.kedgeline.workflows.course.Run;
import io.kedgeline.workflows.course.UnlessEnded;
import io.kedgeline.workflows.enrollment.Presentations.Presented;
import io.kedgeline.workflows.governed.CertificateAct;
import io.kedgeline.workflows.governed.TaskQueues;
import io.kedgeline.workflows.governed.WarrantPapers;
import io.kedgeline.workflows.port.CertificateActs;
import io.kedgeline.workflows.port.IssueReport;
import io.kedgeline.workflows.port.Retries;
import io.temporal.workflow.Workflow;
import java.util.Map;
import java.util.Optional;

/** Has the device's certificate issued, and lets the consumer have it. */
final class Issuing {

  private final Run<EnrollmentState> run;
  private final Presentations presentations;
  private final Acting acting;
  private final CertificateActs acts =
      Workflow.newActivityStub(
          CertificateActs.class, TaskQueues.on(TaskQueues.ISSUE, Retries.opening()));

  Issuing(Run<EnrollmentState> run, Presentations presentations) {
    this.run = run;
    this.presentations = presentations;
    this.acting = new Acting(run);
  }

  /**
   * Has it issued, unless somebody ends the run.
   *
   * @param papers what authorises it
   * @param presented the device's request
   * @param key for which it was looked at
   */
  void issue(WarrantPapers papers, Presented presented, Digest key) {
    run.progress().move(EnrollmentEvent.ISSUING_BEGUN);
    new UnlessEnded(run).take(() -> issued(report(papers, presented, key)));
  }

  private IssueReport report(WarrantPapers papers, Presented presented, Digest key) {
    return acting
        .carrying(facts ->
            acts.issueCertificate(new CertificateAct(run.id(), papers, presented.signed(), facts)))
        .filter(report -> acting.mine(report.run()) && report.key().matches(key))
        .orElseThrow(() -> Acting.foreign("the issue of the certificate"));
  }

  private void issued(IssueReport report) {
    run.progress().move(EnrollmentEvent.CERTIFICATE_ISSUED);
    presentations.give(Optional.of(report.bundle()));
    run.log()
        .note(
            FactKind.ISSUED,
            Map.of("serial", report.serial().value(), "until", report.until().toString()));
  }
}
