package io.kedgeline.twins.aws.s3;

import com.fasterxml.jackson.databind.JsonNode;
import io.kedgeline.twins.aws.authz.MalformedPolicyException;
import io.kedgeline.twins.aws.authz.PolicyDocument;
import io.kedgeline.twins.aws.authz.PolicyKind;
import io.kedgeline.twins.aws.front.Answer;
import io.kedgeline.twins.aws.front.Json;
import io.kedgeline.twins.aws.state.AwsError;
import io.kedgeline.twins.aws.state.AwsState;
import io.kedgeline.twins.aws.state.Bucket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Bucket policies (S3 User Guide, "Bucket policies"). Principals are kept by their ARNs. */
final class BucketPolicies {

  private static final int LONGEST = 20 * 1024;

  private BucketPolicies() {}

  static Map<String, S3Operation> operations() {
    return Map.of(
        "PutBucketPolicy", BucketPolicies::put,
        "GetBucketPolicy", BucketPolicies::get,
        "DeleteBucketPolicy", BucketPolicies::delete);
  }

  private static Answer put(S3Call call) {
    Bucket bucket = call.allowed("s3:PutBucketPolicy");
    byte[] body = call.invocation().request().body();
    PolicyDocument policy = parse(body);
    policy.principals().stream()
        .filter(principal -> !exists(principal, call.state()))
        .findFirst()
        .ifPresent(nobody -> {
          throw malformed("Invalid principal in policy");
        });
    List<JsonNode> statements = statements(Json.read(body));
    for (JsonNode statement : statements) {
      requireOfThisBucket(statement, bucket);
    }
    if (bucket.blocks("BlockPublicPolicy")
        && statements.stream().anyMatch(BucketPolicies::letsAnyoneIn)) {
      throw new AwsError(
          403,
          "AccessDenied",
          "public policies are blocked by the BlockPublicPolicy block public access setting");
    }
    bucket.policy(Optional.of(policy));
    return S3Call.empty(204);
  }

  private static PolicyDocument parse(byte[] body) {
    if (body.length > LONGEST) {
      throw malformed("Policies must be at most %d bytes".formatted(LONGEST));
    }
    try {
      return PolicyDocument.parse(PolicyKind.RESOURCE, new String(body, StandardCharsets.UTF_8));
    } catch (MalformedPolicyException none) {
      throw malformed(String.valueOf(none.getMessage()));
    }
  }

  private static boolean exists(String principal, AwsState state) {
    return state.roleByArn(principal).isPresent()
        || state.accounts().all().stream()
            .flatMap(account -> state.users(account).stream())
            .anyMatch(user -> user.arn().equals(principal))
        || state.identityStands(principal)
        || principal.contains(":assumed-role/");
  }

  private static List<JsonNode> statements(JsonNode policy) {
    return elements(policy.path("Statement"));
  }

  private static List<JsonNode> elements(JsonNode node) {
    List<JsonNode> elements = new java.util.ArrayList<>();
    if (node.isArray()) {
      node.forEach(elements::add);
    } else if (!node.isMissingNode()) {
      elements.add(node);
    }
    return elements;
  }

  private static void requireOfThisBucket(JsonNode statement, Bucket bucket) {
    for (JsonNode resource : elements(statement.path("Resource"))) {
      String arn = resource.asText("");
      if (!arn.equals("*")
          && !arn.equals(bucket.arn())
          && !arn.startsWith(bucket.arn() + "/")
          && !arn.equals(bucket.arn() + "*")) {
        throw malformed("Policy has invalid resource");
      }
    }
  }

  /** Without a condition; which conditions make a policy not public is more than is read here. */
  private static boolean letsAnyoneIn(JsonNode statement) {
    JsonNode principal = statement.path("Principal");
    boolean anyone =
        principal.asText("").equals("*")
            || elements(principal.path("AWS")).stream()
                .anyMatch(name -> name.asText("").equals("*"));
    return anyone
        && statement.path("Effect").asText("").equals("Allow")
        && statement.path("Condition").isEmpty();
  }

  private static AwsError malformed(String message) {
    return new AwsError(400, "MalformedPolicy", message);
  }

  private static Answer get(S3Call call) {
    Bucket bucket = call.allowed("s3:GetBucketPolicy");
    return bucket
        .policy()
        .map(policy -> Answer.json(200, policy.text()))
        .orElseThrow(
            () -> new AwsError(404, "NoSuchBucketPolicy", "The bucket policy does not exist"));
  }

  private static Answer delete(S3Call call) {
    call.allowed("s3:DeleteBucketPolicy").policy(Optional.empty());
    return S3Call.empty(204);
  }
}
