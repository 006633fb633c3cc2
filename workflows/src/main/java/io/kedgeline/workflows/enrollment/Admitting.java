package io.kedgeline.workflows.enrollment;

import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.enrollment.EnrollmentState;
import io.kedgeline.domain.enrollment.EnrollmentWorld;
import io.kedgeline.domain.enrollment.ShownRequest;
import io.kedgeline.domain.governed.ApprovalEvent;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.posture.PostureCheck;
import io.kedgeline.domain.posture.PostureFinding;
import io.kedgeline.domain.posture.PostureQuestion;
import io.kedgeline.domain.warrant.Act;
import io.kedgeline.workflows.course.Acting;
import io.kedgeline.workflows.course.Causes;
import io.kedgeline.workflows.course.Run;
import io.kedgeline.workflows.enrollment.Presentations.Presented;
import io.kedgeline.workflows.port.Posture;
import io.kedgeline.workflows.port.PostureLook;
import io.kedgeline.workflows.port.PostureReading;
import io.kedgeline.workflows.port.Retries;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Judges what the device has shown: its request, and by what device management says of it the
 * device itself. Whatever is not known of it is a no.
 */
final class Admitting {

  private final Run<EnrollmentState> run;
  private final Acting acting;
  private final Posture posture = Workflow.newActivityStub(Posture.class, Retries.opening());

  Admitting(Run<EnrollmentState> run) {
    this.run = run;
    this.acting = new Acting(run);
  }

  /**
   * The key for which a certificate may be issued, or nothing when none may: then the run is
   * denied.
   *
   * @param world what was gathered after the device had shown its request
   */
  Optional<Digest> key(Presented presented, EnrollmentWorld world) {
    ShownRequest shown =
        world
            .shown()
            .filter(
                read -> read.request().matches(Digest.ofText(presented.act().certificateRequest())))
            .orElseThrow(() -> Acting.foreign("the device's request"));
    if (shown.key().isEmpty() || !shown.faults().isEmpty()) {
      return denied(
          "no certificate is issued for the device's request: "
              + String.join("; ", shown.faults()));
    }
    return unfit(presented.act(), shown.key().get(), world).map(this::denied).orElse(shown.key());
  }

  private Optional<String> unfit(Act.Presentation device, Digest key, EnrollmentWorld world) {
    PostureReading reading;
    try {
      reading =
          acting
              .carrying(
                  facts -> posture.readPosture(new PostureLook(run.id(), device.device(), facts)))
              .filter(read -> acting.mine(read.run()) && read.device().equals(device.device()))
              .orElseThrow(() -> Acting.foreign("the device's posture"));
    } catch (ActivityFailure failed) {
      if (Causes.cancelled(failed)) {
        throw failed;
      }
      return Optional.of("the device's posture could not be read: " + Causes.sentence(failed));
    }
    List<PostureFinding> findings =
        PostureCheck.findings(
            new PostureQuestion(
                device.device(),
                device.persona(),
                Optional.of(key),
                Instant.ofEpochMilli(Workflow.currentTimeMillis())),
            reading.report(),
            world.rulebook().posture().orElseThrow());
    return findings.isEmpty()
        ? Optional.empty()
        : Optional.of(
            findings.stream()
                .map(finding -> finding.code() + ": " + finding.sentence())
                .collect(Collectors.joining("; ", "the device may not be enrolled: ", "")));
  }

  private Optional<Digest> denied(String reason) {
    run.progress().move(ApprovalEvent.DENIED);
    run.approvals().because(reason);
    run.log().note(FactKind.DENIED, Map.of("reason", reason));
    return Optional.empty();
  }
}
