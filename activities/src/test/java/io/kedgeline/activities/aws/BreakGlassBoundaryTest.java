package io.kedgeline.activities.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.resource.AccountId;
import io.kedgeline.domain.rulebook.Executors;
import io.kedgeline.twins.aws.authz.MalformedPolicyException;
import io.kedgeline.twins.aws.authz.PolicyDocument;
import io.kedgeline.twins.aws.authz.PolicyKind;
import org.junit.jupiter.api.Test;

class BreakGlassBoundaryTest {

  /** A managed policy's size without white space (IAM User Guide, "IAM and STS quotas"). */
  private static final int LIMIT = 6_144;

  private final String text =
      BreakGlassBoundary.document(
          new AccountId("111122223333"), new Executors("Look", "Note", "Enable", "End"));

  @Test
  void iamTakesTheShippedBoundary() throws MalformedPolicyException {
    assertEquals(text, PolicyDocument.parse(PolicyKind.BOUNDARY, text).text());
    assertTrue(text.replaceAll("\\s", "").length() <= LIMIT);
  }

  @Test
  void everyNameIsPutIn() {
    assertFalse(text.contains("${"));
    for (String role : new String[] {"Look", "Note", "Enable", "End"}) {
      assertTrue(text.contains("arn:aws:iam::111122223333:role/" + role), role);
    }
  }
}
