package io.kedgeline.activities.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.kedgeline.domain.resource.TrustAnchorArn;
import io.kedgeline.workflows.wire.WireMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads which trust anchors a role's trust policy is pinned to. Roles Anywhere sets {@code
 * aws:SourceArn} to the trust anchor (User Guide, "Trust model"); an Allow without such a pin lets
 * any anchor of the account in.
 */
final class TrustPolicyReader {

  private static final Set<String> PINNING = Set.of("arnequals", "arnlike", "stringequals");

  private TrustPolicyReader() {}

  /** The pinned anchors; none at all when any Allow is pinned to nothing or to a pattern. */
  static List<TrustAnchorArn> anchors(String trustPolicy) {
    try {
      Set<String> pinned = new TreeSet<>();
      for (JsonNode statement :
          each(WireMapper.tolerant().readTree(trustPolicy).path("Statement"))) {
        if (statement.path("Effect").asText("").equals("Allow")) {
          Optional<List<String>> pins = pins(statement.path("Condition"));
          if (pins.isEmpty()) {
            return List.of();
          }
          pinned.addAll(pins.get());
        }
      }
      return pinned.stream().map(TrustAnchorArn::new).toList();
    } catch (JsonProcessingException | IllegalArgumentException unreadable) {
      return List.of();
    }
  }

  private static Optional<List<String>> pins(JsonNode condition) {
    List<String> found = new ArrayList<>();
    condition
        .properties()
        .forEach(operator -> {
          if (PINNING.contains(operator.getKey().toLowerCase(Locale.ROOT))) {
            operator
                .getValue()
                .properties()
                .forEach(key -> {
                  if (key.getKey().equalsIgnoreCase("aws:SourceArn")) {
                    each(key.getValue()).forEach(value -> found.add(value.asText("")));
                  }
                });
          }
        });
    return found.isEmpty() ? Optional.empty() : Optional.of(found);
  }

  private static List<JsonNode> each(JsonNode node) {
    if (!node.isArray()) {
      return List.of(node);
    }
    List<JsonNode> elements = new ArrayList<>();
    node.forEach(elements::add);
    return elements;
  }
}
