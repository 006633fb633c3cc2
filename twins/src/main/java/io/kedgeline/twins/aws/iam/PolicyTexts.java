package io.kedgeline.twins.aws.iam;

import io.kedgeline.twins.aws.authz.MalformedPolicyException;
import io.kedgeline.twins.aws.authz.PolicyDocument;
import io.kedgeline.twins.aws.authz.PolicyKind;
import io.kedgeline.twins.aws.state.AwsError;
import io.kedgeline.twins.aws.state.AwsState;
import io.kedgeline.twins.aws.state.TrustPolicy;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;

/** Policy documents on the wire, and how long they may be (IAM User Guide, "IAM quotas"). */
final class PolicyTexts {

  static final int TRUST = 2_048;
  static final int MANAGED = 6_144;

  private PolicyTexts() {}

  static TrustPolicy trust(String text, AwsState state) {
    PolicyDocument policy = parse(PolicyKind.TRUST, text);
    if (length(policy) > TRUST) {
      throw Refusals.limit("ACLSizePerRole", TRUST);
    }
    return TrustedPrincipals.resolved(policy, state);
  }

  static PolicyDocument managed(String text) {
    PolicyDocument policy = identity(text);
    if (length(policy) > MANAGED) {
      throw Refusals.limit("PolicySize", MANAGED);
    }
    return policy;
  }

  static PolicyDocument identity(String text) {
    return parse(PolicyKind.IDENTITY, text);
  }

  private static PolicyDocument parse(PolicyKind kind, String text) {
    try {
      return PolicyDocument.parse(kind, text);
    } catch (MalformedPolicyException malformed) {
      throw new AwsError(400, "MalformedPolicyDocument", String.valueOf(malformed.getMessage()));
    }
  }

  static int length(Collection<PolicyDocument> policies) {
    return policies.stream().mapToInt(PolicyTexts::length).sum();
  }

  /** IAM does not count white space. */
  static int length(PolicyDocument policy) {
    return policy.text().replaceAll("\\s", "").length();
  }

  /** As the wire gives a document: percent-encoded (RFC 3986). */
  static String encoded(PolicyDocument policy) {
    return encoded(policy.text());
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
