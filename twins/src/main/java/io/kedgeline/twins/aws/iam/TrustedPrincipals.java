package io.kedgeline.twins.aws.iam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kedgeline.twins.aws.authz.PolicyDocument;
import io.kedgeline.twins.aws.front.Json;
import io.kedgeline.twins.aws.state.AwsError;
import io.kedgeline.twins.aws.state.AwsState;
import io.kedgeline.twins.aws.state.IamRole;
import io.kedgeline.twins.aws.state.IamUser;
import io.kedgeline.twins.aws.state.TrustPolicy;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The principals of trust policies. IAM keeps a role's or user's unique id, so that one that is
 * made anew under the same ARN is not trusted (IAM User Guide, "Principal"). That a session's ARN
 * is kept in the same way is not documented, and done here. Accounts are taken as they are: others
 * exist than those of this twin.
 */
final class TrustedPrincipals {

  private static final Pattern ARN =
      Pattern.compile(
          "arn:aws:(?:iam|sts)::(?<account>[0-9]{12}):"
              + "(?:(?<kind>role|user)/(?:.*/)?(?<name>[^/]+)"
              + "|assumed-role/(?<role>[^/]+)/(?<session>[^/]+))");

  private TrustedPrincipals() {}

  /**
   * The policy with the ids of those that it names; IAM refuses a principal that does not exist.
   */
  static TrustPolicy resolved(PolicyDocument document, AwsState state) {
    Map<String, String> ids = new TreeMap<>();
    for (String principal : document.principals()) {
      ids.put(
          principal,
          id(principal, state)
              .orElseThrow(() ->
                  new AwsError(
                      400,
                      "MalformedPolicyDocument",
                      "Invalid principal in policy: \"AWS\":\"" + principal + "\"")));
    }
    return new TrustPolicy(document.withPrincipals(ids), ids);
  }

  /** The text as it was given, with the ids of those principals that are gone. */
  static String text(TrustPolicy trust, AwsState state) {
    Map<String, String> gone = new TreeMap<>(trust.ids());
    gone.entrySet()
        .removeIf(entry -> id(entry.getKey(), state).equals(Optional.of(entry.getValue())));
    if (gone.isEmpty()) {
      return trust.document().text();
    }
    ObjectNode policy = Json.read(trust.document().text().getBytes(StandardCharsets.UTF_8));
    policy.findValues("Principal").forEach(principal -> replace(principal, gone));
    return policy.toString();
  }

  private static void replace(JsonNode principal, Map<String, String> gone) {
    JsonNode names = principal.path("AWS");
    if (names instanceof ArrayNode list) {
      for (int i = 0; i < list.size(); i++) {
        String name = list.path(i).asText("");
        list.set(i, gone.getOrDefault(name, name));
      }
    } else if (principal instanceof ObjectNode one && names.isTextual()) {
      one.put("AWS", gone.getOrDefault(names.asText(""), names.asText("")));
    }
  }

  private static Optional<String> id(String principal, AwsState state) {
    Matcher arn = ARN.matcher(principal);
    if (!arn.matches()) {
      return Optional.of(principal).filter(state::identityStands);
    }
    String account = arn.group("account");
    if (arn.group("session") != null) {
      return state
          .role(account, arn.group("role"))
          .map(role -> role.id() + ":" + arn.group("session"));
    }
    return arn.group("kind").equals("role")
        ? state
            .role(account, arn.group("name"))
            .filter(role -> role.arn().equals(principal))
            .map(IamRole::id)
        : state
            .user(account, arn.group("name"))
            .filter(user -> user.arn().equals(principal))
            .map(IamUser::id);
  }
}
