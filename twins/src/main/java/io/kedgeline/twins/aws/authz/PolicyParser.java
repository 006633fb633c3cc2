package io.kedgeline.twins.aws.authz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads policy documents by IAM's grammar, and refuses with IAM's words what it refuses. */
final class PolicyParser {

  static final String SYNTAX = "Syntax errors in policy.";

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();
  private static final Set<String> TOP = Set.of("Version", "Id", "Statement");

  private static final Pattern CHARACTERS = Pattern.compile("[\\t\\n\\r\\x20-\\xFF]*");

  private final PolicyKind kind;
  private final String text;

  PolicyParser(PolicyKind kind, String text) {
    this.kind = kind;
    this.text = text;
  }

  PolicyDocument parse() throws MalformedPolicyException {
    JsonNode root = read();
    require(root.isObject() && TOP.containsAll(names(root)), SYNTAX);
    require(kind.takesId() || !root.has("Id"), SYNTAX);
    String version = root.path("Version").asText("2008-10-17");
    require(version.equals("2012-10-17") || version.equals("2008-10-17"), SYNTAX);
    List<Statement> statements = new ArrayList<>();
    Set<String> sids = new HashSet<>();
    for (JsonNode node : elements(root.path("Statement"))) {
      String sid = node.path("Sid").asText("");
      require(
          kind == PolicyKind.RESOURCE || sid.matches("[0-9A-Za-z]*"),
          "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular"
              + " expression [0-9A-Za-z]*");
      require(
          sid.isEmpty() || sids.add(sid), "Statement IDs (SID) in a single policy must be unique.");
      statements.add(new StatementParser(kind, node).parse());
    }
    require(!statements.isEmpty(), SYNTAX);
    return new PolicyDocument(kind, text, version.equals("2012-10-17"), statements);
  }

  private JsonNode read() throws MalformedPolicyException {
    require(kind.isOfOrganization() || CHARACTERS.matcher(text).matches(), SYNTAX);
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException noJson) {
      throw new MalformedPolicyException(SYNTAX);
    }
  }

  static Set<String> names(JsonNode object) {
    Set<String> names = new HashSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  static List<JsonNode> elements(JsonNode node) {
    if (node.isMissingNode()) {
      return List.of();
    }
    List<JsonNode> elements = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(elements::add);
    } else {
      elements.add(node);
    }
    return elements;
  }

  /** Strings, numbers and booleans, alone or in a list. */
  static List<String> texts(JsonNode node) throws MalformedPolicyException {
    List<String> texts = new ArrayList<>();
    for (JsonNode element : elements(node)) {
      require(element.isValueNode() && !element.isNull(), SYNTAX);
      texts.add(element.asText(""));
    }
    return texts;
  }

  static List<Map.Entry<String, JsonNode>> members(JsonNode object) {
    return List.copyOf(object.properties());
  }

  static void require(boolean holds, String otherwise) throws MalformedPolicyException {
    if (!holds) {
      throw new MalformedPolicyException(otherwise);
    }
  }
}
