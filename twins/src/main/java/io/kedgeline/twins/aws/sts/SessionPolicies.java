package io.kedgeline.twins.aws.sts;

import io.kedgeline.twins.aws.authz.MalformedPolicyException;
import io.kedgeline.twins.aws.authz.PolicyDocument;
import io.kedgeline.twins.aws.authz.PolicyKind;
import io.kedgeline.twins.aws.state.AwsError;
import io.kedgeline.twins.aws.state.AwsState;
import io.kedgeline.twins.aws.state.ManagedPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The policies that a session is issued with, frozen as they are at that moment (STS API Reference,
 * AssumeRole): one document, ten managed policies, 2,048 characters together.
 *
 * @param documents what they say
 * @param characters how long the document and the ARNs are
 */
public record SessionPolicies(List<PolicyDocument> documents, int characters) {

  private static final int CHARACTERS = 2_048;
  private static final int MANAGED = 10;

  public SessionPolicies {
    documents = List.copyOf(documents);
  }

  /**
   * Resolves what was asked for.
   *
   * @param state where managed policies are found
   * @param account the role's account
   * @param document the inline document, if one was given
   * @param arns the managed policies' ARNs
   */
  public static SessionPolicies of(
      AwsState state, String account, Optional<String> document, List<String> arns) {
    if (arns.size() > MANAGED) {
      throw new AwsError(400, "ValidationError", "policyArns must hold at most " + MANAGED);
    }
    int characters =
        document.map(String::length).orElse(0) + arns.stream().mapToInt(String::length).sum();
    if (characters > CHARACTERS) {
      throw new AwsError(
          400,
          "PackedPolicyTooLarge",
          "Session policy and policy ARNs are longer than %d characters: %d"
              .formatted(CHARACTERS, characters));
    }
    List<PolicyDocument> policies = new ArrayList<>();
    document.map(SessionPolicies::parse).ifPresent(policies::add);
    arns.forEach(arn -> policies.add(managed(state, account, arn)));
    return new SessionPolicies(policies, characters);
  }

  private static PolicyDocument managed(AwsState state, String account, String arn) {
    return state
        .policy(arn)
        .filter(policy ->
            policy.account().equals(account) || policy.account().equals(ManagedPolicy.AWS))
        .map(policy -> policy.document().as(PolicyKind.SESSION))
        .orElseThrow(() ->
            new AwsError(400, "MalformedPolicyDocument", "Policy " + arn + " does not exist"));
  }

  private static PolicyDocument parse(String text) {
    try {
      return PolicyDocument.parse(PolicyKind.SESSION, text);
    } catch (MalformedPolicyException malformed) {
      throw new AwsError(400, "MalformedPolicyDocument", String.valueOf(malformed.getMessage()));
    }
  }
}
