package io.kedgeline.starters.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import io.kedgeline.domain.plan.Octets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The shape that a bundle must have before it is read into types: everything that must be there is,
 * as text or as a whole number. What is wrong is named by its path.
 */
final class EvidenceShape {

  private static final List<String> BUNDLE = List.of("format", "run");
  private static final List<String> ENTRY = List.of("run", "previous", "hash");
  private static final List<String> FACT = List.of("key", "kind", "at", "actor");
  private static final List<String> SEAL = List.of("run", "head", "keyId", "signature", "at");

  private EvidenceShape() {}

  /** What is wrong first, if anything is. */
  static Optional<String> fault(JsonNode bundle) {
    if (!bundle.isObject()) {
      return Optional.of("must be a JSON object");
    }
    return texts(bundle, "", BUNDLE)
        .or(() -> entries(bundle.path("entries")))
        .or(() -> bundle.has("seal") ? seal(bundle.path("seal")) : Optional.empty());
  }

  private static Optional<String> entries(JsonNode entries) {
    if (!entries.isArray()) {
      return Optional.of("entries: must be a list");
    }
    for (int i = 0; i < entries.size(); i++) {
      Optional<String> fault = entry(entries.path(i), "entries[" + i + "]");
      if (fault.isPresent()) {
        return fault;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> entry(JsonNode entry, String path) {
    JsonNode fact = entry.path("fact");
    return texts(entry, path + ".", ENTRY)
        .or(() -> whole(entry, path + ".sequence", "sequence"))
        .or(() -> texts(fact, path + ".fact.", FACT))
        .or(() -> detail(fact.path("detail"), path + ".fact.detail"));
  }

  private static Optional<String> detail(JsonNode detail, String path) {
    if (!detail.isObject()) {
      return Optional.of(path + ": must be an object");
    }
    for (Map.Entry<String, JsonNode> member : detail.properties()) {
      if (!text(member.getValue()) || !Octets.wellFormed(member.getKey())) {
        return Optional.of(path + ": must hold well-formed text only");
      }
    }
    return Optional.empty();
  }

  private static Optional<String> seal(JsonNode seal) {
    return texts(seal, "seal.", SEAL).or(() -> whole(seal, "seal.length", "length"));
  }

  private static Optional<String> texts(JsonNode object, String path, List<String> names) {
    return names.stream()
        .filter(name -> !text(object.path(name)))
        .map(name -> path + name + ": must be well-formed text")
        .findFirst();
  }

  private static boolean text(JsonNode node) {
    return node.isTextual() && Octets.wellFormed(node.textValue());
  }

  private static Optional<String> whole(JsonNode object, String path, String name) {
    return object.path(name).isIntegralNumber() && object.path(name).canConvertToLong()
        ? Optional.empty()
        : Optional.of(path + ": must be a whole number");
  }
}
