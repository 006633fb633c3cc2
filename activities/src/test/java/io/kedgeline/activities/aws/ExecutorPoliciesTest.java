package io.kedgeline.activities.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.kedgeline.domain.resource.AccountId;
import io.kedgeline.twins.aws.authz.MalformedPolicyException;
import io.kedgeline.twins.aws.authz.PolicyDocument;
import io.kedgeline.twins.aws.authz.PolicyKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExecutorPoliciesTest {

  private static final AccountId ACCOUNT = new AccountId("111122223333");

  @ParameterizedTest
  @EnumSource(Duty.class)
  void iamTakesTheShippedPolicy(Duty duty) throws MalformedPolicyException {
    String text = ExecutorPolicies.of(duty, ACCOUNT);
    assertEquals(text, PolicyDocument.parse(PolicyKind.IDENTITY, text).text());
  }

  @ParameterizedTest
  @EnumSource(Duty.class)
  void noActionIsAWildcard(Duty duty) {
    assertFalse(
        ExecutorPolicies.of(duty, ACCOUNT)
            .matches("(?s).*(?<!\"Resource\": )\"[a-z]*:?[A-Za-z]*\\*\"\\s*[,\\]].*"));
  }

  @ParameterizedTest
  @EnumSource(Duty.class)
  void theAccountIsPutIn(Duty duty) {
    assertFalse(ExecutorPolicies.of(duty, ACCOUNT).contains("${"));
  }
}
