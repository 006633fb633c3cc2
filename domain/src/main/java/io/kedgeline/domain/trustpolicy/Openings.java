package io.kedgeline.domain.trustpolicy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Looks for a stranger's certificate that a policy lets in. The search is bounded: that it finds
 * none proves nothing.
 */
final class Openings {

  private static final int MOST_TRIES = 1_000;

  private final TrustPolicy policy;
  private final Candidates candidates;
  private final List<String> attributes;

  Openings(TrustPolicy policy, TrustPolicyRules rules) {
    this.policy = policy;
    this.candidates = new Candidates(policy, rules);
    this.attributes = candidates.attributes();
  }

  /** A certificate that is a stranger's by this pin and gets in. */
  Optional<CertificateFacts> stranger(Pin pin) {
    if (policy.length() > TrustPolicyRules.LONGEST) {
      return Optional.empty();
    }
    Set<String> listed = pin.listed(policy);
    List<List<Optional<String>>> choices = new ArrayList<>();
    choices.add(choices(pin, ConditionKey.SOURCE_ARN, candidates.anchors(), listed));
    for (String attribute : attributes) {
      choices.add(choices(pin, ConditionKey.of(attribute), candidates.values(attribute), listed));
    }
    for (int number = 0; number < MOST_TRIES; number++) {
      Optional<CertificateFacts> next = numbered(number, choices);
      if (next.isEmpty()) {
        return Optional.empty();
      }
      if (Admission.of(policy, next.get()) == Certainty.YES) {
        return next;
      }
    }
    return Optional.empty();
  }

  private static List<Optional<String>> choices(
      Pin pin, ConditionKey key, List<Optional<String>> all, Set<String> listed) {
    return pin.key().is(key)
        ? all.stream().filter(value -> pin.strange(value, listed)).toList()
        : all;
  }

  /** The combination of this number, or none when there are not so many. */
  private Optional<CertificateFacts> numbered(int number, List<List<Optional<String>>> choices) {
    List<Optional<String>> chosen = new ArrayList<>();
    int rest = number;
    for (List<Optional<String>> some : choices) {
      if (some.isEmpty()) {
        return Optional.empty();
      }
      chosen.add(some.get(rest % some.size()));
      rest /= some.size();
    }
    return rest == 0 ? chosen.getFirst().map(anchor -> facts(anchor, chosen)) : Optional.empty();
  }

  private CertificateFacts facts(String anchor, List<Optional<String>> chosen) {
    Map<String, String> present = new TreeMap<>();
    for (int at = 0; at < attributes.size(); at++) {
      String name = attributes.get(at);
      chosen.get(at + 1).ifPresent(value -> present.put(name, value));
    }
    return new CertificateFacts(anchor, present);
  }
}
