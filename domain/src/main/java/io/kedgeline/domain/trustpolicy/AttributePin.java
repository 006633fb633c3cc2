package io.kedgeline.domain.trustpolicy;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a certificate says in a required attribute. Only comparisons that regard case pin one: that
 * two spellings mean the same is the issuer's word, not the policy's.
 *
 * @param name the attribute, such as {@code x509Subject/OU}
 * @param rules the company's
 */
record AttributePin(String name, TrustPolicyRules rules) implements Pin {

  @Override
  public ConditionKey key() {
    return ConditionKey.of(name);
  }

  @Override
  public String title() {
    return name;
  }

  @Override
  public boolean leavesNone(Condition condition) {
    return regardsCase(condition)
        && condition.values().stream()
            .allMatch(value ->
                isUri()
                    ? rules.inUrnSpace(condition.literalPrefix(value))
                    : condition.literal(value));
  }

  @Override
  public boolean strange(Optional<String> value, Set<String> listed) {
    return value.filter(text -> isUri() ? rules.inUrnSpace(text) : listed.contains(text)).isEmpty();
  }

  @Override
  public TrustCode code(List<Condition> requirements) {
    boolean required =
        requirements.stream()
            .anyMatch(condition -> condition.requires(key()) && regardsCase(condition));
    return isUri() && required ? TrustCode.URN_SPACE_SWALLOWED : TrustCode.ATTRIBUTE_NOT_PINNED;
  }

  private boolean isUri() {
    return name.equals(TrustPolicyRules.URI);
  }

  private static boolean regardsCase(Condition condition) {
    Comparison comparison = condition.operator().comparison();
    return comparison == Comparison.STRING_EQUALS || comparison == Comparison.STRING_LIKE;
  }
}
