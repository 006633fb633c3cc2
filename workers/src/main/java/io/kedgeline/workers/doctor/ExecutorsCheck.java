package io.kedgeline.workers.doctor;

import io.kedgeline.activities.aws.AccountSessions;
import io.kedgeline.activities.aws.AwsFailures;
import io.kedgeline.activities.aws.Duty;
import io.kedgeline.activities.aws.PolicyDoctor;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.rulebook.Executors;
import io.kedgeline.domain.rulebook.Rulebook;
import io.kedgeline.workers.config.WorkerConfig;
import io.kedgeline.workers.config.WorkerDuty;
import io.kedgeline.workers.doctor.Places.Place;
import io.kedgeline.workflows.doctor.Check;
import io.kedgeline.workflows.doctor.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * Whether AWS knows the worker, each executor role of the process can be assumed, and may do what
 * we ship.
 */
record ExecutorsCheck(WorkerConfig config, Rulebook rulebook) implements Check {

  /** Stands for no run: the doctor's calls carry it as their source identity. */
  static final RunId DOCTOR = new RunId("RB-00/DOCTOR-0");

  @Override
  public String name() {
    return "aws";
  }

  @Override
  public List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    try (AccountSessions sessions = new AccountSessions(config.awsAccess(), rulebook.executors())) {
      for (Place place : Places.of(rulebook)) {
        findings.addAll(findings(place, sessions));
      }
    }
    return findings.stream().distinct().toList();
  }

  private List<Finding> findings(Place place, AccountSessions sessions) {
    List<Finding> findings = new ArrayList<>();
    boolean observes = config.duties().contains(WorkerDuty.RUNBOOKS);
    for (Duty duty : config.duties().stream().map(WorkerDuty::executor).sorted().toList()) {
      Optional<Finding> refused = assume(duty, place, sessions);
      refused.ifPresent(findings::add);
      observes = observes && !(duty == Duty.OBSERVE && refused.isPresent());
    }
    if (observes) {
      Executors executors = rulebook.executors();
      new PolicyDoctor(sessions, executors)
          .findings(place.account(), place.region()).stream()
              .map(sentence ->
                  Ailment.EXECUTOR_POLICY_DIFFERS.of("account " + place.account(), sentence))
              .forEach(findings::add);
    }
    return findings;
  }

  private Optional<Finding> assume(Duty duty, Place place, AccountSessions sessions) {
    String role =
        "arn:aws:iam::%s:role/%s".formatted(place.account(), duty.roleName(rulebook.executors()));
    try {
      sessions.as(duty, place.account(), place.region(), DOCTOR).close();
      return Optional.empty();
    } catch (AwsServiceException refused) {
      String reason = String.valueOf(refused.getMessage());
      return Optional.of(
          AwsFailures.denied(refused)
              ? Ailment.EXECUTOR_NOT_ASSUMABLE.of(role, reason)
              : Ailment.AWS_IDENTITY_REFUSED.of("the worker's AWS identity", reason));
    } catch (SdkClientException unanswered) {
      return Optional.of(
          Ailment.AWS_UNREACHABLE.of(
              config.awsEndpoint().map(Object::toString).orElse("AWS"),
              String.valueOf(unanswered.getMessage())));
    }
  }
}
