package io.kedgeline.activities.aws.admission;

import static io.kedgeline.activities.aws.ProofFailures.unproved;

import io.kedgeline.activities.aws.x509.CertificateIdentity;
import io.kedgeline.activities.aws.x509.CreateSessionClient;
import io.kedgeline.activities.aws.x509.SessionAnswer;
import io.kedgeline.domain.resource.ProfileArn;
import io.kedgeline.domain.resource.RoleArn;
import io.kedgeline.domain.resource.TrustAnchorArn;
import java.io.IOException;
import java.security.GeneralSecurityException;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/**
 * Where certificates ask for a session of one profile.
 *
 * @param sessions how to ask
 * @param profile the profile
 * @param role its role
 */
record Door(CreateSessionClient sessions, ProfileArn profile, RoleArn role) {

  /** The session that the matching canary gets; fails when it gets none. */
  AwsSessionCredentials mustLetIn(CertificateIdentity matching, TrustAnchorArn anchor)
      throws IOException, GeneralSecurityException, InterruptedException {
    return switch (ask(anchor, matching)) {
      case SessionAnswer.Granted granted -> granted.credentials();
      case SessionAnswer.Refused refused ->
          throw unproved("the matching canary is refused: " + told(refused));
    };
  }

  /**
   * What was seen; fails when it gets in, or is refused for any other reason.
   *
   * @param who the certificate in words
   */
  String mustRefuse(
      String who, CertificateIdentity certificate, TrustAnchorArn anchor, RefusalReason reason)
      throws IOException, GeneralSecurityException, InterruptedException {
    return switch (ask(anchor, certificate)) {
      case SessionAnswer.Granted granted -> throw unproved(who + " got a session");
      case SessionAnswer.Refused refused when reason.explains(refused) ->
          "%s is refused: %s".formatted(who, told(refused));
      case SessionAnswer.Refused refused ->
          throw unproved("%s is refused for another reason: %s".formatted(who, told(refused)));
    };
  }

  private SessionAnswer ask(TrustAnchorArn anchor, CertificateIdentity certificate)
      throws IOException, GeneralSecurityException, InterruptedException {
    return sessions.ask(certificate, profile, role, anchor);
  }

  private static String told(SessionAnswer.Refused refused) {
    return refused.code() + ", " + refused.message();
  }
}
