package io.kedgeline.domain.trustpolicy;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What Roles Anywhere tells IAM of a certificate (IAM Roles Anywhere User Guide, "Trust model").
 *
 * @param trustAnchor the ARN of the anchor that it is presented to
 * @param attributes what of it becomes session tags, such as {@code x509Subject/OU}; a missing one
 *     is not there
 */
public record CertificateFacts(String trustAnchor, Map<String, String> attributes) {

  public CertificateFacts {
    attributes = Map.copyOf(attributes);
  }

  /** The account of the anchor. */
  String account() {
    return Arn.of(trustAnchor).map(Arn::account).orElse("");
  }

  /** The attribute of this name, whose case does not matter. */
  Optional<String> attribute(String name) {
    return attributes.entrySet().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** In words. */
  @Override
  public String toString() {
    return "at "
        + trustAnchor
        + (attributes.isEmpty()
            ? " without any attribute"
            : new TreeMap<>(attributes)
                .entrySet().stream()
                    .map(entry -> entry.getKey() + "=" + entry.getValue())
                    .collect(Collectors.joining(", ", " with ", "")));
  }
}
