package io.kedgeline.activities.aws;

import io.kedgeline.domain.document.PlainText;
import io.kedgeline.workflows.port.FailureType;
import io.temporal.failure.ApplicationFailure;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * The one place where AWS's errors become ours. Messages say which call AWS refused and why; AWS
 * puts no secrets into them.
 */
public final class AwsFailures {

  private static final Set<String> MISSING =
      Set.of("ResourceNotFoundException", "NoSuchEntity", "NoSuchBucket", "NoSuchBucketPolicy");
  private static final Set<String> INVALID =
      Set.of(
          "ValidationException",
          "ValidationError",
          "MalformedPolicyDocument",
          "TooManyTagsException",
          "InvalidArgsException",
          "InvalidArnException",
          "MalformedCSRException",
          "MalformedPolicy",
          "InvalidBucketName",
          "IllegalLocationConstraintException",
          "CertificateMismatchException",
          "MalformedCertificateException",
          "LimitExceeded");
  private static final Set<String> DENIED = Set.of("AccessDenied", "AccessDeniedException");

  private static final Set<String> OVER =
      Set.of("ExpiredToken", "ExpiredTokenException", "InvalidClientTokenId");

  /**
   * The most characters of what AWS says that are told: AWS itself may repeat what it was asked.
   */
  private static final int MOST_CHARACTERS = 1_000;

  private AwsFailures() {}

  /** What AWS said, as a terminal, an alert and the journal may have it. */
  public static String said(String message) {
    return PlainText.line(
        message.length() > MOST_CHARACTERS
            ? message.substring(0, MOST_CHARACTERS) + "..."
            : message);
  }

  /** Runs this, and names what AWS answered if it refuses. */
  public static <T> T naming(Supplier<T> work) {
    try {
      return work.get();
    } catch (AwsServiceException answered) {
      throw failure(typeOf(answered), sentence(answered));
    } catch (SdkException unanswered) {
      throw failure(FailureType.AWS_UNAVAILABLE, String.valueOf(unanswered.getMessage()));
    }
  }

  /** Whether AWS says that there is no such object. */
  public static boolean missing(AwsServiceException answered) {
    return MISSING.contains(code(answered));
  }

  /** Whether the answer has an error code, as every refusal by AWS has and a proxy's has not. */
  public static boolean named(AwsServiceException answered) {
    return !code(answered).isEmpty();
  }

  /** Whether AWS refuses the caller. */
  public static boolean denied(AwsServiceException answered) {
    return DENIED.contains(code(answered));
  }

  /** Whether AWS knows no such session any more: of its age, or because its role was deleted. */
  public static boolean sessionOver(AwsServiceException answered) {
    return OVER.contains(code(answered));
  }

  private static FailureType typeOf(AwsServiceException answered) {
    String code = code(answered);
    if (MISSING.contains(code)) {
      return FailureType.AWS_MISSING;
    }
    if (INVALID.contains(code)) {
      return FailureType.AWS_INVALID;
    }
    return DENIED.contains(code) ? FailureType.AWS_DENIED : FailureType.AWS_UNAVAILABLE;
  }

  /** Without the request's id, so that what AWS says again is the same sentence again. */
  private static String sentence(AwsServiceException answered) {
    return answered.awsErrorDetails() == null
        ? "HTTP status " + answered.statusCode()
        : "%s (%s, %s)"
            .formatted(
                answered.awsErrorDetails().errorMessage(),
                answered.awsErrorDetails().serviceName(),
                code(answered));
  }

  private static String code(AwsServiceException answered) {
    String code =
        answered.awsErrorDetails() == null ? null : answered.awsErrorDetails().errorCode();
    return code == null ? "" : code;
  }

  /** What AWS may answer otherwise a moment later is tried again; what it will not is not. */
  private static ApplicationFailure failure(FailureType type, String answered) {
    String message = said(answered);
    return type == FailureType.AWS_UNAVAILABLE || type == FailureType.AWS_DENIED
        ? ApplicationFailure.newFailure(message, type.name())
        : ApplicationFailure.newNonRetryableFailure(message, type.name());
  }
}
