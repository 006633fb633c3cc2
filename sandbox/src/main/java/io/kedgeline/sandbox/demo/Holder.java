package io.kedgeline.sandbox.demo;

import io.kedgeline.activities.aws.x509.SessionAnswer;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.resource.RoleArn;
import io.kedgeline.sandbox.Sandbox;
import io.kedgeline.sandbox.world.InventedPeople;
import java.io.IOException;
import java.security.GeneralSecurityException;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;

/** The person with the certificate: asks for sessions and calls AWS with them. */
public final class Holder {

  private final Sandbox sandbox;
  private final PersonId person;

  /** The holder in this sandbox. */
  public Holder(Sandbox sandbox) {
    this(sandbox, InventedPeople.HOLDER);
  }

  /** This holder in this sandbox. */
  public Holder(Sandbox sandbox, PersonId person) {
    this.sandbox = sandbox;
    this.person = person;
  }

  /** Asks for a session of the break-glass profile. */
  public SessionAnswer ask() {
    try {
      return sandbox
          .sessions()
          .ask(
              sandbox.holder(person),
              sandbox.account().profile(),
              sandbox.account().role(),
              sandbox.account().anchor());
    } catch (IOException | GeneralSecurityException broken) {
      throw new IllegalStateException("the holder could not ask", broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while asking", stopped);
    }
  }

  /** Calls {@code iam:GetRole} on the session's own role; what AWS answers in one word or more. */
  public String call(AwsSessionCredentials session) {
    return call(session, sandbox.account().role());
  }

  String call(AwsSessionCredentials session, RoleArn role) {
    try (var http = ApacheHttpClient.create();
        IamClient iam =
            IamClient.builder()
                .httpClient(http)
                .region(Region.EU_CENTRAL_1)
                .endpointOverride(sandbox.aws().endpoint())
                .credentialsProvider(StaticCredentialsProvider.create(session))
                .build()) {
      return "allowed: " + iam.getRole(r -> r.roleName(role.name())).role().roleName();
    } catch (AwsServiceException refused) {
      return "refused: "
          + (refused.awsErrorDetails() == null ? "" : refused.awsErrorDetails().errorMessage());
    }
  }

  /** What Roles Anywhere answered, for people. */
  public static String sentence(SessionAnswer answer) {
    return switch (answer) {
      case SessionAnswer.Granted granted -> "let in";
      case SessionAnswer.Refused refused -> "refused: " + refused.code() + ", " + refused.message();
    };
  }
}
