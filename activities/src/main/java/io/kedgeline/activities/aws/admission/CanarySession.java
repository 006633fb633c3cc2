package io.kedgeline.activities.aws.admission;

import static io.kedgeline.activities.aws.ProofFailures.unproved;

import io.kedgeline.activities.aws.AwsFailures;
import io.kedgeline.domain.resource.RoleArn;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.iam.IamClient;

/**
 * What a canary's session may do: read its role, which shows that it is alive, and nothing else.
 *
 * @param iam IAM with its credentials
 * @param role its role
 */
record CanarySession(IamClient iam, RoleArn role) {

  /**
   * How IAM says that a policy of the role forbids a call, rather than that none allows it (IAM
   * User Guide, "Troubleshoot access denied error messages"). So one call shows for every role that
   * the canary is denied, whatever the role allows.
   */
  private static final String FORBIDDEN = "with an explicit deny in an identity-based policy";

  /** What was seen, one sentence each; fails when it is not as it must be. */
  List<String> observations() {
    return List.of(readsItsRole(), isDeniedTheRest());
  }

  private String readsItsRole() {
    Optional<String> denied = denial(() -> iam.getRole(r -> r.roleName(role.name())));
    if (denied.isPresent()) {
      throw unproved("the canary's session may not read its role: " + denied.get());
    }
    return "its session read its role by iam:GetRole";
  }

  private String isDeniedTheRest() {
    String denied =
        denial(() -> iam.listRoles(r -> r.maxItems(1)))
            .orElseThrow(() -> unproved("the canary's session may do more: it listed roles"));
    if (!denied.contains(FORBIDDEN)) {
      throw unproved("no policy of the role keeps the canary from anything: " + denied);
    }
    return "its session may do nothing else: iam:ListRoles is refused: " + denied;
  }

  /** What AWS denied it with, if it did. */
  private static Optional<String> denial(Runnable call) {
    try {
      call.run();
      return Optional.empty();
    } catch (AwsServiceException answered) {
      if (!AwsFailures.denied(answered)) {
        throw answered;
      }
      AwsErrorDetails details = answered.awsErrorDetails();
      return Optional.of(
          AwsFailures.said("%s, %s".formatted(details.errorCode(), details.errorMessage())));
    }
  }
}
