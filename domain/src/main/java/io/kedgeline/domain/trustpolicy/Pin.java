package io.kedgeline.domain.trustpolicy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One thing that tells a company's certificates from strangers', which each Allow must require. */
sealed interface Pin permits AnchorPin, AttributePin {

  /** The key that tells it. */
  ConditionKey key();

  /** What it is, in words. */
  String title();

  /** Whether this condition, which requires the key, leaves strangers no value. */
  boolean leavesNone(Condition condition);

  /** Whether this value, if there is one, is a stranger's, when these are the company's. */
  boolean strange(Optional<String> value, Set<String> listed);

  /** Which check finds it missing from an Allow that requires this much. */
  TrustCode code(List<Condition> requirements);

  /** Whether an Allow that requires this much keeps strangers out. */
  default boolean pinnedBy(List<Condition> requirements) {
    return requirements.stream()
        .anyMatch(condition -> condition.requires(key()) && leavesNone(condition));
  }

  /** The values that the policy spells out as the company's own, however weakly it asks. */
  default Set<String> listed(TrustPolicy policy) {
    return policy.statements().stream()
        .flatMap(statement ->
            statement.conditions().stream()
                .filter(condition -> condition.operator().negated() != statement.allows()))
        .filter(
            condition -> condition.key().is(key()) && condition.operator().comparison().ofText())
        .flatMap(condition -> condition.values().stream().filter(condition::literal))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** All of them. */
  static List<Pin> all(TrustPolicyRules rules) {
    return Stream.<Pin>concat(
            Stream.of(new AnchorPin()),
            rules.attributes().stream().map(name -> new AttributePin(name, rules)))
        .toList();
  }
}
