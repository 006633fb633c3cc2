package io.kedgeline.activities.aws;

import io.kedgeline.activities.aws.x509.CertificateIdentity;
import io.kedgeline.activities.aws.x509.CreateSessionClient;
import io.kedgeline.activities.aws.x509.SessionAnswer;
import io.kedgeline.domain.breakglass.WindowPlan;
import io.kedgeline.domain.resource.ProfileArn;
import io.kedgeline.domain.resource.Region;
import io.kedgeline.domain.resource.RoleArn;
import io.kedgeline.domain.resource.TrustAnchorArn;
import io.kedgeline.domain.rulebook.BreakGlassProfile;
import io.kedgeline.domain.rulebook.ControlProfile;
import io.kedgeline.domain.rulebook.Rulebook;
import io.kedgeline.workflows.port.FailureType;
import io.kedgeline.workflows.port.ProofReport;
import io.kedgeline.workflows.port.ProofRequest;
import io.kedgeline.workflows.port.Proofs;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * Proves a window open or closed by a certificate's own eyes. A session is proved alive by {@code
 * iam:GetRole} on its own role: {@code sts:GetCallerIdentity} cannot be denied and proves nothing
 * (STS API reference, GetCallerIdentity).
 */
public final class CanaryProbe implements Proofs {

  private final CertificateIdentity canary;
  private final CreateSessionClient sessions;
  private final AccountSessions accounts;
  private final WitnessBox witnesses;
  private final Rulebook rulebook;

  /** Probes with this certificate. */
  public CanaryProbe(
      CertificateIdentity canary,
      CreateSessionClient sessions,
      AccountSessions accounts,
      WitnessBox witnesses,
      Rulebook rulebook) {
    this.canary = canary;
    this.sessions = sessions;
    this.accounts = accounts;
    this.witnesses = witnesses;
    this.rulebook = rulebook;
  }

  @Override
  public ProofReport proveOpen(ProofRequest request) {
    WindowPlan plan = request.plan();
    return naming(() -> {
      AwsSessionCredentials session = mustGetIn(plan);
      witnesses.keep(plan.run(), session);
      if (!mayReadRole(session, plan.role(), plan.request().profile().region())) {
        throw unproved("the canary's session may not read its role");
      }
      return new ProofReport(
          true, List.of("the canary got a session", "its session read the role"));
    });
  }

  @Override
  public ProofReport proveClosed(ProofRequest request) {
    WindowPlan plan = request.plan();
    return naming(() -> {
      List<String> seen = new ArrayList<>();
      if (!(ask(plan.request().profile(), plan.role(), plan.trustAnchor())
          instanceof SessionAnswer.Refused refused)) {
        throw unproved("the canary still gets in");
      }
      seen.add("the canary is refused: " + refused.code() + ", " + refused.message());
      Optional<AwsSessionCredentials> witness = witnesses.find(plan.run());
      if (witness.isPresent()) {
        if (mayReadRole(witness.get(), plan.role(), plan.request().profile().region())) {
          throw unproved("the session witnessed inside the window is still alive");
        }
        seen.add("the session witnessed inside the window is dead");
      }
      seen.add(positiveControl(plan));
      witnesses.forget(plan.run());
      return new ProofReport(true, seen);
    });
  }

  /** Where the same certificate must get in: else a refusal might only mean a broken canary. */
  private String positiveControl(WindowPlan plan)
      throws IOException, GeneralSecurityException, InterruptedException {
    ControlProfile control =
        rulebook.breakGlass().profiles().stream()
            .filter(profile -> profile.profile().equals(plan.request().profile()))
            .map(BreakGlassProfile::control)
            .findFirst()
            .orElseThrow(() -> unproved("the rulebook has no control profile for this one"));
    if (ask(control.profile(), control.role(), control.trustAnchor())
        instanceof SessionAnswer.Refused refused) {
      throw unproved("the control profile refuses the canary too: " + refused.message());
    }
    return "at the control profile the same certificate gets in";
  }

  private AwsSessionCredentials mustGetIn(WindowPlan plan)
      throws IOException, GeneralSecurityException, InterruptedException {
    return switch (ask(plan.request().profile(), plan.role(), plan.trustAnchor())) {
      case SessionAnswer.Granted granted -> granted.credentials();
      case SessionAnswer.Refused refused ->
          throw unproved("the canary is refused: " + refused.code() + ", " + refused.message());
    };
  }

  private SessionAnswer ask(ProfileArn profile, RoleArn role, TrustAnchorArn anchor)
      throws IOException, GeneralSecurityException, InterruptedException {
    return sessions.ask(canary, profile, role, anchor);
  }

  private boolean mayReadRole(AwsSessionCredentials session, RoleArn role, Region region) {
    try (AwsClients clients = accounts.clients(region, session)) {
      clients.iam().getRole(r -> r.roleName(role.name()));
      return true;
    } catch (AwsServiceException answered) {
      if (AwsFailures.denied(answered) || expired(answered)) {
        return false;
      }
      throw answered;
    }
  }

  private static boolean expired(AwsServiceException answered) {
    String code = answered.awsErrorDetails() == null ? "" : answered.awsErrorDetails().errorCode();
    return "ExpiredToken".equals(code) || "ExpiredTokenException".equals(code);
  }

  private static ApplicationFailure unproved(String sentence) {
    return ApplicationFailure.newFailure(sentence, FailureType.NOT_PROVED.name());
  }

  private static ProofReport naming(Probe probe) {
    return AwsFailures.naming(() -> {
      try {
        return probe.run();
      } catch (IOException unanswered) {
        throw ApplicationFailure.newFailure(
            "Roles Anywhere could not be asked: " + unanswered.getMessage(),
            FailureType.AWS_UNAVAILABLE.name());
      } catch (GeneralSecurityException broken) {
        throw ApplicationFailure.newNonRetryableFailure(
            "the canary cannot sign: " + broken.getMessage(), FailureType.NOT_PROVED.name());
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw ApplicationFailure.newFailure(
            "the worker is stopping", FailureType.AWS_UNAVAILABLE.name());
      }
    });
  }

  /** A probe that may fail in all the ways that networks and keys do. */
  @FunctionalInterface
  private interface Probe {
    ProofReport run() throws IOException, GeneralSecurityException, InterruptedException;
  }
}
