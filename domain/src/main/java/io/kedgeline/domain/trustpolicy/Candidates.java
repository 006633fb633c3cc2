package io.kedgeline.domain.trustpolicy;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Values that a certificate might have, drawn from what a policy mentions: those that it spells
 * out, others that its patterns match, some of nobody's, and none at all.
 *
 * @param policy the policy
 * @param rules the company's
 */
record Candidates(TrustPolicy policy, TrustPolicyRules rules) {

  private static final int MOST = 24;
  private static final String STRANGER = "stranger";
  private static final String ANCHOR_ID = "ffffffff-eeee-4ddd-8ccc-bbbbbbbbbbbb";
  private static final String REGION = "eu-central-1";
  private static final String ACCOUNT = "111122223333";

  /** What Roles Anywhere takes for a session tag (issue 188 of AWS's credential helper). */
  private static final Pattern TAG_VALUE = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]{1,256}");

  /** A URI in a certificate has a scheme (RFC 5280, section 4.2.1.6). */
  private static final Pattern ABSOLUTE = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.");

  /** The required attributes, and whatever others the policy mentions. */
  List<String> attributes() {
    Set<String> seen = new LinkedHashSet<>();
    return Stream.concat(
            rules.attributes().stream(),
            conditions().flatMap(condition -> condition.key().attribute().stream()))
        .filter(name -> seen.add(name.toLowerCase(Locale.ROOT)))
        .toList();
  }

  /** ARNs of trust anchors; there is always one. */
  List<Optional<String>> anchors() {
    Set<String> found = new LinkedHashSet<>();
    String account =
        mentioned(ConditionKey.SOURCE_ACCOUNT)
            .filter(text -> text.matches("[0-9]{12}"))
            .findFirst()
            .orElse(ACCOUNT);
    mentioned(ConditionKey.SOURCE_ARN)
        .limit(MOST)
        .flatMap(text -> Arn.of(text).stream())
        .flatMap(arn ->
            Stream.of(arn.account(), account)
                .flatMap(
                    owner -> arn.anAnchor(REGION, Glob.filled(owner, account), ANCHOR_ID).stream()))
        .forEach(found::add);
    found.add("arn:aws:rolesanywhere:" + REGION + ":" + account + ":trust-anchor/" + ANCHOR_ID);
    return found.stream().map(Optional::of).toList();
  }

  /** Values of an attribute, and its absence. */
  List<Optional<String>> values(String attribute) {
    boolean uri = attribute.equalsIgnoreCase(TrustPolicyRules.URI);
    Set<String> found = new LinkedHashSet<>();
    mentioned(ConditionKey.of(attribute))
        .limit(MOST)
        .flatMap(text ->
            Stream.of(
                Glob.filled(text, STRANGER),
                text.toUpperCase(Locale.ROOT),
                text.toLowerCase(Locale.ROOT)))
        .filter(text -> TAG_VALUE.matcher(text).matches())
        .filter(text -> !uri || ABSOLUTE.matcher(text).lookingAt())
        .forEach(found::add);
    found.add(uri ? "urn:stranger:1" : STRANGER);
    return Stream.concat(found.stream().map(Optional::of), Stream.of(Optional.<String>empty()))
        .toList();
  }

  private Stream<String> mentioned(ConditionKey key) {
    return conditions()
        .filter(condition -> condition.key().is(key))
        .flatMap(condition -> condition.values().stream());
  }

  private Stream<Condition> conditions() {
    return policy.statements().stream().flatMap(statement -> statement.conditions().stream());
  }
}
