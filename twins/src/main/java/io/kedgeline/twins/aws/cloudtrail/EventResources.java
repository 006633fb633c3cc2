package io.kedgeline.twins.aws.cloudtrail;

import com.fasterxml.jackson.databind.JsonNode;
import io.kedgeline.twins.aws.state.RecordedEvent.Resource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What an event can be looked up by besides its own members. AWS documents no list; these are the
 * names of IAM's objects, wherever the event tells them.
 */
final class EventResources {

  private static final Map<String, String> TYPES =
      new TreeMap<>(
          Map.of(
              "accessKeyId", "AWS::IAM::AccessKey",
              "policyArn", "AWS::IAM::Policy",
              "policyName", "AWS::IAM::Policy",
              "roleArn", "AWS::IAM::Role",
              "roleName", "AWS::IAM::Role",
              "userName", "AWS::IAM::User"));

  private EventResources() {}

  static List<Resource> of(JsonNode parameters, JsonNode elements) {
    Set<Resource> found = new LinkedHashSet<>();
    for (JsonNode told : List.of(parameters, elements)) {
      TYPES.forEach((member, type) ->
          told.findValues(member).stream()
              .filter(JsonNode::isTextual)
              .forEach(name -> found.add(new Resource(type, name.asText("")))));
    }
    return List.copyOf(found);
  }
}
