package io.kedgeline.domain.rulebook;

import io.kedgeline.domain.document.Section;
import io.kedgeline.domain.document.Unique;
import io.kedgeline.domain.trustpolicy.TrustPolicyRules;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads {@code attributes}: what a certificate says, each attribute once. */
final class AttributesPart {

  private AttributesPart() {}

  /** The attributes as far as they could be read; faults are the section's. */
  static Map<String, String> read(Section section) {
    Unique<String> names = new Unique<>("an attribute is listed once", section.faults());
    Map<String, String> attributes = new LinkedHashMap<>();
    for (Section one : section.sections("attributes", TrustPoliciesPart.MOST)) {
      Optional<String> name = one.named("name", TrustPolicyRules::attribute);
      names.take(name, one.at("name"));
      Optional<String> value = one.text("value", any -> Optional.empty());
      if (one.sound()) {
        attributes.put(name.orElseThrow(), value.orElseThrow());
      }
    }
    return attributes;
  }
}
