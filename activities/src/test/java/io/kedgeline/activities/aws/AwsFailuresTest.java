package io.kedgeline.activities.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.temporal.failure.ApplicationFailure;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.iam.model.IamException;

/** What AWS says is told to people, to the journal and to alerts, whatever stands in it. */
class AwsFailuresTest {

  @Test
  void whatAwsSaysMovesNoCursorAndHasAnEnd() {
    assertEquals(
        "no\\u001b[2J\\u0000\\u202e (IAM, AccessDenied)",
        told("no\u001b[2J\0\u202e", "AccessDenied"));
    assertEquals("x".repeat(1_000) + "...", told("x".repeat(100_000), "Throttling"));
  }

  private static String told(String message, String code) {
    AwsErrorDetails details =
        AwsErrorDetails.builder().errorCode(code).errorMessage(message).serviceName("IAM").build();
    return assertThrows(
            ApplicationFailure.class,
            () ->
                AwsFailures.naming(() -> {
                  throw IamException.builder().awsErrorDetails(details).build();
                }))
        .getOriginalMessage();
  }
}
