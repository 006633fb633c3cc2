package io.kedgeline.workers.doctor;

import io.kedgeline.activities.aws.x509.CertificateIdentity;
import io.kedgeline.activities.aws.x509.CreateSessionClient;
import io.kedgeline.activities.aws.x509.SessionAnswer;
import io.kedgeline.domain.rulebook.BreakGlassProfile;
import io.kedgeline.domain.rulebook.ControlProfile;
import io.kedgeline.domain.rulebook.Rulebook;
import io.kedgeline.workers.config.CanaryFile;
import io.kedgeline.workers.config.WorkerConfig;
import io.kedgeline.workflows.doctor.Check;
import io.kedgeline.workflows.doctor.Finding;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether the canary gets in where it always must: at each control profile. */
record CanaryCheck(WorkerConfig config, Rulebook rulebook) implements Check {

  @Override
  public String name() {
    return "canary";
  }

  @Override
  public List<Finding> findings() {
    List<CertificateIdentity> canaries =
        config.runbookKeys().orElseThrow().canaries().stream().map(CanaryFile::read).toList();
    List<Finding> findings = new ArrayList<>();
    try (CreateSessionClient sessions =
        new CreateSessionClient(config.awsEndpoint(), InstantSource.system())) {
      rulebook.breakGlass().profiles().stream()
          .map(BreakGlassProfile::control)
          .distinct()
          .forEach(control -> ask(sessions, canaries, control).ifPresent(findings::add));
    }
    return findings;
  }

  /** One of its certificates gets in at each control: of what refuses all, the first is told. */
  private static Optional<Finding> ask(
      CreateSessionClient sessions, List<CertificateIdentity> canaries, ControlProfile control) {
    List<Optional<Finding>> answers =
        canaries.stream().map(canary -> ask(sessions, canary, control)).toList();
    return answers.stream().anyMatch(Optional::isEmpty) ? Optional.empty() : answers.getFirst();
  }

  private static Optional<Finding> ask(
      CreateSessionClient sessions, CertificateIdentity canary, ControlProfile control) {
    String object = "control " + control.profile();
    try {
      return switch (sessions.ask(
          canary, control.profile(), control.role(), control.trustAnchor())) {
        case SessionAnswer.Granted granted -> Optional.empty();
        case SessionAnswer.Refused(String code, String message) ->
            Optional.of(
                Ailment.CANARY_REFUSED.of(
                    object, "refuses the canary: %s, %s".formatted(code, message)));
      };
    } catch (IOException unanswered) {
      return Optional.of(Ailment.AWS_UNREACHABLE.of(object, String.valueOf(unanswered)));
    } catch (GeneralSecurityException broken) {
      return Optional.of(Ailment.CANARY_REFUSED.of(object, "the canary cannot sign: " + broken));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped", stopped);
    }
  }
}
