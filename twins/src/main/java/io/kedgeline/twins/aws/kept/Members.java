package io.kedgeline.twins.aws.kept;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kedgeline.twins.aws.authz.MalformedPolicyException;
import io.kedgeline.twins.aws.authz.PolicyDocument;
import io.kedgeline.twins.aws.authz.PolicyKind;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads members that must be there. */
final class Members {

  private Members() {}

  static String text(JsonNode node, String name) throws DamagedStateException {
    return find(node, name).orElseThrow(() -> new DamagedStateException(name + " is missing"));
  }

  static Optional<String> find(JsonNode node, String name) {
    return Optional.of(node.path(name)).filter(JsonNode::isTextual).map(text -> text.asText(""));
  }

  static int number(JsonNode node, String name) throws DamagedStateException {
    if (!node.path(name).canConvertToInt()) {
      throw new DamagedStateException(name + " is missing");
    }
    return node.path(name).asInt();
  }

  static Instant instant(JsonNode node, String name) throws DamagedStateException {
    try {
      return Instant.parse(text(node, name));
    } catch (DateTimeException none) {
      throw new DamagedStateException(name + " is no instant", none);
    }
  }

  static Optional<Instant> findInstant(JsonNode node, String name) throws DamagedStateException {
    return node.has(name) ? Optional.of(instant(node, name)) : Optional.empty();
  }

  static byte[] octets(JsonNode node, String name) throws DamagedStateException {
    try {
      return Base64.getDecoder().decode(text(node, name));
    } catch (IllegalArgumentException none) {
      throw new DamagedStateException(name + " is not base64", none);
    }
  }

  static ObjectNode object(JsonNode node, String name) throws DamagedStateException {
    if (node.path(name) instanceof ObjectNode object) {
      return object.deepCopy();
    }
    throw new DamagedStateException(name + " is missing");
  }

  static List<JsonNode> list(JsonNode node, String name) throws DamagedStateException {
    if (!node.path(name).isArray()) {
      throw new DamagedStateException(name + " is missing");
    }
    List<JsonNode> elements = new ArrayList<>();
    node.path(name).forEach(elements::add);
    return elements;
  }

  static List<String> texts(JsonNode node, String name) throws DamagedStateException {
    return list(node, name).stream().map(element -> element.asText("")).toList();
  }

  static Map<String, String> map(JsonNode node, String name) throws DamagedStateException {
    if (!node.path(name).isObject()) {
      throw new DamagedStateException(name + " is missing");
    }
    Map<String, String> map = new TreeMap<>();
    node.path(name).properties().forEach(e -> map.put(e.getKey(), e.getValue().asText("")));
    return map;
  }

  static PolicyDocument policy(PolicyKind kind, String text) throws DamagedStateException {
    try {
      return PolicyDocument.parse(kind, text);
    } catch (MalformedPolicyException malformed) {
      throw new DamagedStateException("a policy is none: " + malformed.getMessage(), malformed);
    }
  }

  static void put(ObjectNode node, String name, Iterable<String> texts) {
    var list = node.putArray(name);
    texts.forEach(list::add);
  }

  static void put(ObjectNode node, String name, Map<String, String> map) {
    ObjectNode object = node.putObject(name);
    map.forEach(object::put);
  }
}
