package io.kedgeline.twins.aws.rolesanywhere;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kedgeline.twins.aws.front.Answer;
import io.kedgeline.twins.aws.front.Invocation;
import io.kedgeline.twins.aws.front.Json;
import io.kedgeline.twins.aws.front.Query;
import io.kedgeline.twins.aws.state.AnywhereObject;
import io.kedgeline.twins.aws.state.AwsError;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Which parts of a certificate become session tags. */
final class AttributeMappings {

  private static final Objects PROFILES = new Objects("profile", "profile");
  private static final int LONGEST = 60;
  private static final Set<String> FIELDS = Set.of("x509Subject", "x509Issuer", "x509SAN");

  private AttributeMappings() {}

  static ArrayNode defaults() {
    ArrayNode mappings = Json.array();
    mappings.add(mapping("x509Issuer", List.of("*")));
    mappings.add(mapping("x509SAN", List.of("DNS", "Name/*", "URI")));
    mappings.add(mapping("x509Subject", List.of("*")));
    return mappings;
  }

  static Answer put(Invocation call, String id) {
    AnywhereObject profile = PROFILES.allowed(call, "PutAttributeMapping", id);
    ObjectNode body = Json.read(call.request().body());
    String field = field(body.path("certificateField").asText(""));
    List<String> specifiers = new ArrayList<>();
    for (JsonNode rule : Fields.list(body, "mappingRules")) {
      specifiers.add(specifier(rule.path("specifier")));
    }
    ArrayNode after = without(profile, field);
    after.add(mapping(field, specifiers));
    return changed(call, profile, after);
  }

  static Answer delete(Invocation call, String id) {
    AnywhereObject profile = PROFILES.allowed(call, "DeleteAttributeMapping", id);
    Query query = Query.of(call.request());
    String field = field(query.find("certificateField").orElse(""));
    List<String> specifiers = query.all("specifiers");
    ArrayNode after = without(profile, field);
    if (!specifiers.isEmpty()) {
      after.add(
          mapping(
              field,
              specifiersOf(profile, field).stream()
                  .filter(specifier -> !specifiers.contains(specifier))
                  .toList()));
    }
    return changed(call, profile, after);
  }

  private static Answer changed(Invocation call, AnywhereObject profile, ArrayNode mappings) {
    profile.detail().set("attributeMappings", mappings);
    Objects.touch(call, profile);
    return PROFILES.one(200, profile);
  }

  private static String specifier(JsonNode specifier) {
    if (!specifier.isTextual() || specifier.asText("").length() > LONGEST) {
      throw AwsError.validation("specifier must be a text of at most " + LONGEST + " characters");
    }
    return specifier.asText("");
  }

  private static List<String> specifiersOf(AnywhereObject profile, String field) {
    for (JsonNode mapping : profile.detail().path("attributeMappings")) {
      if (mapping.path("certificateField").asText("").equals(field)) {
        return mapping.path("mappingRules").findValuesAsText("specifier");
      }
    }
    return List.of();
  }

  private static String field(String name) {
    if (!FIELDS.contains(name)) {
      throw AwsError.validation("certificateField must be one of " + FIELDS);
    }
    return name;
  }

  private static ArrayNode without(AnywhereObject profile, String field) {
    ArrayNode rest = Json.array();
    for (JsonNode mapping : profile.detail().path("attributeMappings")) {
      if (!mapping.path("certificateField").asText("").equals(field)) {
        rest.add(mapping);
      }
    }
    return rest;
  }

  private static ObjectNode mapping(String field, List<String> specifiers) {
    ObjectNode mapping = Json.object().put("certificateField", field);
    ArrayNode rules = mapping.putArray("mappingRules");
    specifiers.forEach(specifier -> rules.addObject().put("specifier", specifier));
    return mapping;
  }
}
