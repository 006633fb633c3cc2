package io.kedgeline.activities.aws;

import io.kedgeline.activities.aws.x509.CertificateIdentity;
import io.kedgeline.activities.aws.x509.CreateSessionClient;
import io.kedgeline.activities.aws.x509.SessionAnswer;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.resource.ProfileArn;
import io.kedgeline.domain.resource.RoleArn;
import io.kedgeline.domain.resource.TrustAnchorArn;
import io.kedgeline.domain.rulebook.BreakGlassProfile;
import io.kedgeline.domain.rulebook.BreakGlassRules;
import io.kedgeline.domain.rulebook.ControlProfile;
import io.kedgeline.workflows.port.FailureType;
import io.kedgeline.workflows.port.ProofReport;
import io.kedgeline.workflows.port.ProofRequest;
import io.kedgeline.workflows.port.Proofs;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.InstantSource;
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
  private final BreakGlassRules rules;
  private final InstantSource clock;

  /** Probes with this certificate. */
  public CanaryProbe(
      CertificateIdentity canary,
      CreateSessionClient sessions,
      AccountSessions accounts,
      WitnessBox witnesses,
      BreakGlassRules rules,
      InstantSource clock) {
    this.canary = canary;
    this.sessions = sessions;
    this.accounts = accounts;
    this.witnesses = witnesses;
    this.rules = rules;
    this.clock = clock;
  }

  @Override
  public ProofReport proveOpen(ProofRequest request) {
    return keepWitness(request, "the canary got a session", "its session read the role");
  }

  @Override
  public ProofReport witness(ProofRequest request) {
    return keepWitness(request, "a fresh session of the canary is kept as a witness");
  }

  private ProofReport keepWitness(ProofRequest request, String... observations) {
    BreakGlassProfile governed = governed(request);
    return naming(() -> {
      AwsSessionCredentials session = mustGetIn(governed);
      if (roleRead(session, governed) != RoleRead.ALLOWED) {
        throw unproved("the canary's session may not read its role");
      }
      witnesses.keep(request.run(), session);
      return new ProofReport(request.run(), true, List.of(observations));
    });
  }

  @Override
  public ProofReport proveClosed(ProofRequest request) {
    BreakGlassProfile governed = governed(request);
    return naming(() -> {
      List<String> seen = new ArrayList<>();
      if (!(ask(governed.profile(), governed.role(), governed.trustAnchor())
          instanceof SessionAnswer.Refused refused)) {
        throw unproved("the canary still gets in");
      }
      seen.add("the canary is refused: " + refused.code() + ", " + refused.message());
      if (request.sessionsUntil().isPresent()) {
        seen.add(sessionsAreDead(request.run(), governed, request.sessionsUntil().get()));
      }
      seen.add(positiveControl(governed));
      witnesses.forget(request.run());
      return new ProofReport(request.run(), true, seen);
    });
  }

  /**
   * A session that is denied while it could still live shows that the closing reaches sessions. One
   * that died of its age, or was lost, shows nothing before every session from inside has.
   */
  private String sessionsAreDead(RunId run, BreakGlassProfile governed, Instant sessionsUntil)
      throws GeneralSecurityException {
    Optional<AwsSessionCredentials> witness = witnesses.find(run);
    RoleRead read = witness.map(w -> roleRead(w, governed)).orElse(RoleRead.EXPIRED);
    if (read == RoleRead.ALLOWED) {
      throw unproved("the session witnessed inside the window is still alive");
    }
    if (read == RoleRead.DENIED) {
      return "the session witnessed inside the window is denied";
    }
    Instant allExpired = sessionsUntil.plus(rules.sessionDuration());
    if (clock.instant().isBefore(allExpired)) {
      throw unproved(
          "no session from inside is left to be seen denied: at %s the last one has expired"
              .formatted(allExpired));
    }
    return "every session from inside has expired";
  }

  private BreakGlassProfile governed(ProofRequest request) {
    return rules.profiles().stream()
        .filter(profile -> profile.profile().equals(request.profile()))
        .findFirst()
        .orElseThrow(
            () -> unproved("the rulebook names no break-glass profile " + request.profile()));
  }

  /** Where the same certificate must get in: else a refusal might only mean a broken canary. */
  private String positiveControl(BreakGlassProfile governed)
      throws IOException, GeneralSecurityException, InterruptedException {
    ControlProfile control = governed.control();
    if (ask(control.profile(), control.role(), control.trustAnchor())
        instanceof SessionAnswer.Refused refused) {
      throw unproved("the control profile refuses the canary too: " + refused.message());
    }
    return "at the control profile the same certificate gets in";
  }

  private AwsSessionCredentials mustGetIn(BreakGlassProfile governed)
      throws IOException, GeneralSecurityException, InterruptedException {
    return switch (ask(governed.profile(), governed.role(), governed.trustAnchor())) {
      case SessionAnswer.Granted granted -> granted.credentials();
      case SessionAnswer.Refused refused ->
          throw unproved("the canary is refused: " + refused.code() + ", " + refused.message());
    };
  }

  private SessionAnswer ask(ProfileArn profile, RoleArn role, TrustAnchorArn anchor)
      throws IOException, GeneralSecurityException, InterruptedException {
    return sessions.ask(canary, profile, role, anchor);
  }

  private enum RoleRead {
    ALLOWED,
    DENIED,
    EXPIRED
  }

  private RoleRead roleRead(AwsSessionCredentials session, BreakGlassProfile governed) {
    try (AwsClients clients = accounts.clients(governed.profile().region(), session)) {
      clients.iam().getRole(r -> r.roleName(governed.role().name()));
      return RoleRead.ALLOWED;
    } catch (AwsServiceException answered) {
      if (AwsFailures.denied(answered)) {
        return RoleRead.DENIED;
      }
      if (expired(answered)) {
        return RoleRead.EXPIRED;
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
