package io.kedgeline.domain.trustpolicy;

import io.kedgeline.domain.resource.AccountId;
import io.kedgeline.domain.resource.TrustAnchorArn;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The trust policy that a role gets (security pattern 5.3, as AWS has it: docs/divergences.md).
 *
 * @param account whose anchors they are
 * @param anchors where certificates are presented: one, or two while an authority is replaced
 * @param attributes what a certificate must say; only a URI may be a pattern
 */
public record TrustPolicyTemplate(
    AccountId account, List<TrustAnchorArn> anchors, Map<String, String> attributes) {

  /** Session tags and IAM's documents both hold these, and JSON needs no escapes for them. */
  private static final Pattern VALUE =
      Pattern.compile("[\\u0020-\\u00FF&&[\\p{L}\\p{Zs}\\p{N}_.:/=+\\-@]]{1,256}");

  private static final Pattern PATTERN =
      Pattern.compile("[\\u0020-\\u00FF&&[\\p{L}\\p{Zs}\\p{N}_.:/=+\\-@*?]]{1,256}");

  public TrustPolicyTemplate {
    anchors = List.copyOf(anchors);
    attributes = Map.copyOf(attributes);
    if (anchors.isEmpty() || anchors.stream().anyMatch(a -> !a.account().equals(account))) {
      throw new IllegalArgumentException("anchors: must be at least one, all of the account");
    }
    requireAttributes(attributes);
  }

  /**
   * Throws unless these can stand in a trust policy.
   *
   * @throws IllegalArgumentException saying what they must be
   */
  public static void requireAttributes(Map<String, String> attributes) {
    attributes.forEach((name, value) -> {
      TrustPolicyRules.attribute(name);
      if (!(name.equals(TrustPolicyRules.URI) ? PATTERN : VALUE).matcher(value).matches()) {
        throw new IllegalArgumentException(
            "attributes: each must be 1 to 256 characters that a session tag can hold");
      }
    });
  }

  /** The document, as short as it can be. */
  public String document() {
    Map<String, String> equal = new LinkedHashMap<>();
    Map<String, String> like = new LinkedHashMap<>();
    equal.put(ConditionKey.SOURCE_ACCOUNT.name(), account.value());
    new TreeMap<>(attributes)
        .forEach((name, value) ->
            (Glob.wild(value) ? like : equal).put(ConditionKey.of(name).name(), value));
    return """
    {"Version":"2012-10-17","Statement":[{"Sid":"TrustRolesAnywhere","Effect":"Allow",\
    "Principal":{"Service":"%s"},\
    "Action":["sts:AssumeRole","sts:TagSession","sts:SetSourceIdentity"],\
    "Condition":{"StringEquals":{%s},%s"ArnEquals":{"aws:SourceArn":[%s]}}}]}\
    """
        .formatted(
            Principals.ROLES_ANYWHERE,
            members(equal),
            like.isEmpty() ? "" : "\"StringLike\":{" + members(like) + "},",
            anchors.stream().map(anchor -> "\"" + anchor + "\"").collect(Collectors.joining(",")));
  }

  private static String members(Map<String, String> values) {
    return values.entrySet().stream()
        .map(entry -> "\"%s\":\"%s\"".formatted(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining(","));
  }
}
