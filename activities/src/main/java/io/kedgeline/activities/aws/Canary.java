package io.kedgeline.activities.aws;

import static io.kedgeline.activities.aws.ProofFailures.unproved;

import io.kedgeline.activities.aws.x509.CertificateIdentity;
import io.kedgeline.activities.aws.x509.CreateSessionClient;
import io.kedgeline.activities.aws.x509.SessionAnswer;
import io.kedgeline.domain.rulebook.BreakGlassProfile;
import io.kedgeline.domain.rulebook.ControlProfile;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * The probe's certificate and what it sees. A session is alive when it may read its own role:
 * {@code sts:GetCallerIdentity} cannot be denied and proves nothing (STS API reference,
 * GetCallerIdentity).
 */
final class Canary {

  /** What became of a session's attempt to read its role. */
  enum RoleRead {
    ALLOWED,
    DENIED,
    /** It is no session any more. That may have come of something else than a closing. */
    OVER
  }

  private final CanaryCertificates certificates;
  private final CreateSessionClient sessions;
  private final AccountSessions accounts;

  Canary(
      List<CertificateIdentity> certificates,
      CreateSessionClient sessions,
      AccountSessions accounts) {
    this.certificates = new CanaryCertificates(certificates, sessions);
    this.sessions = sessions;
    this.accounts = accounts;
  }

  SessionAnswer ask(BreakGlassProfile governed)
      throws IOException, GeneralSecurityException, InterruptedException {
    return sessions.ask(
        certificates.at(governed.control()),
        governed.profile(),
        governed.role(),
        governed.trustAnchor());
  }

  /** A session of the break-glass profile whose role it may read. */
  AwsSessionCredentials mustGetIn(BreakGlassProfile governed)
      throws IOException, GeneralSecurityException, InterruptedException {
    AwsSessionCredentials session =
        switch (ask(governed)) {
          case SessionAnswer.Granted granted -> granted.credentials();
          case SessionAnswer.Refused refused ->
              throw unproved("the canary is refused: " + refused.code() + ", " + refused.message());
        };
    if (read(session, governed) != RoleRead.ALLOWED) {
      throw unproved("the canary's session may not read its role");
    }
    return session;
  }

  /** Where the same certificate must get in: else a refusal might only mean a broken canary. */
  void mustGetIn(ControlProfile control)
      throws IOException, GeneralSecurityException, InterruptedException {
    if (sessions.ask(
            certificates.at(control), control.profile(), control.role(), control.trustAnchor())
        instanceof SessionAnswer.Refused refused) {
      throw unproved("the control profile refuses the canary too: " + refused.message());
    }
  }

  RoleRead read(AwsSessionCredentials session, BreakGlassProfile governed) {
    try (AwsClients clients =
        accounts.clients(governed.profile().account(), governed.profile().region(), session)) {
      clients.iam().getRole(r -> r.roleName(governed.role().name()));
      return RoleRead.ALLOWED;
    } catch (AwsServiceException answered) {
      if (AwsFailures.denied(answered)) {
        return RoleRead.DENIED;
      }
      if (AwsFailures.sessionOver(answered)) {
        return RoleRead.OVER;
      }
      throw answered;
    }
  }
}
