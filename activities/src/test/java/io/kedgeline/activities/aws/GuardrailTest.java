package io.kedgeline.activities.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.rulebook.Executors;
import io.kedgeline.twins.aws.authz.MalformedPolicyException;
import io.kedgeline.twins.aws.authz.PolicyDocument;
import io.kedgeline.twins.aws.authz.PolicyKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GuardrailTest {

  private static final Executors EXECUTORS =
      new Executors("Look", "Note", "Enable", "End", "Make", "Sign", "Root");

  /** Organizations counts white space in what its API is given; older organizations take 5,120. */
  private static final int LIMIT = 5_120;

  @ParameterizedTest
  @EnumSource(Guardrail.class)
  void organizationsTakesTheShippedPolicy(Guardrail guardrail) throws MalformedPolicyException {
    String text = guardrail.document(EXECUTORS);
    assertEquals(text, PolicyDocument.parse(PolicyKind.SERVICE_CONTROL, text).text());
    assertTrue(text.length() <= LIMIT, () -> "" + text.length());
  }

  @ParameterizedTest
  @EnumSource(Guardrail.class)
  void theRolesNamesArePutIn(Guardrail guardrail) {
    assertFalse(guardrail.document(EXECUTORS).contains("${"));
    assertTrue(guardrail.document(EXECUTORS).contains("role/Enable"));
  }

  /** AWS compares the keys of tags without regard to case, and these operators with it. */
  @ParameterizedTest
  @EnumSource(Guardrail.class)
  void noGuardAgainstATagIsPassedByAnotherCase(Guardrail guardrail) {
    assertFalse(
        guardrail
            .document(EXECUTORS)
            .matches("(?s).*:String(Equals|Like)\"\\s*:\\s*\\{\\s*\"aws:TagKeys\".*"));
  }
}
