package io.kedgeline.domain.rulebook;

import io.kedgeline.domain.document.Section;
import io.kedgeline.domain.document.Unique;
import io.kedgeline.domain.trustpolicy.ProfileClass;
import io.kedgeline.domain.trustpolicy.TrustPolicyRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code trustPolicies}. */
final class TrustPoliciesPart {

  static final int MOST = 20;
  private static final int SHORTEST = 256;

  private TrustPoliciesPart() {}

  static Optional<TrustPolicyRules> read(Section section) {
    Set<String> attributes =
        section.names(
            "attributes", MOST, "an attribute is listed once", TrustPolicyRules::attribute);
    Set<String> urnSpaces =
        section.names("urnSpaces", MOST, "a space is listed once", TrustPolicyRules::urnSpace);
    Optional<Integer> longest = section.wholeNumber("longest", SHORTEST, TrustPolicyRules.LONGEST);
    List<ProfileClass> classes = new ArrayList<>();
    Unique<String> names = new Unique<>("a class is listed once", section.faults());
    for (Section one : section.sections("classes", MOST)) {
      Optional<String> name = one.named("name", ProfileClass::requirePrefix);
      Optional<Duration> session = one.duration("longestSession", DurationLimit.SESSION);
      names.take(name, one.at("name"));
      if (one.sound()) {
        classes.add(new ProfileClass(name.orElseThrow(), session.orElseThrow()));
      }
    }
    return section.sound()
        ? Optional.of(
            new TrustPolicyRules(
                List.copyOf(attributes), List.copyOf(urnSpaces), longest.orElseThrow(), classes))
        : Optional.empty();
  }
}
