package io.kedgeline.twins.aws.cloudtrail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.kedgeline.twins.aws.front.Form;
import io.kedgeline.twins.aws.front.Json;
import io.kedgeline.twins.aws.front.Percent;
import io.kedgeline.twins.aws.front.Query;
import io.kedgeline.twins.aws.front.Request;
import io.kedgeline.twins.aws.s3.S3Api;
import io.kedgeline.twins.aws.state.AwsError;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What was asked for, as one object, whatever the service's wire form. */
final class RequestParameters {

  private static final Pattern PART =
      Pattern.compile("/(trustanchor|profile|crl|subject)s?/([^/]+)(/.*)?");
  private static final Map<String, String> ID_NAMES =
      Map.of(
          "trustanchor", "trustAnchorId",
          "profile", "profileId",
          "crl", "crlId",
          "subject", "subjectId");
  private static final Set<String> OF_THE_PROTOCOL = Set.of("Action", "Version");
  private static final int DEEPEST = 8;

  private RequestParameters() {}

  /** The parameters in the form of an event; empty where none can be read. */
  static ObjectNode of(String service, Request request) {
    try {
      ObjectNode asked =
          switch (service) {
            case "iam", "sts" -> nested(Form.of(request.body()).all());
            case "rolesanywhere" -> ofPath(request);
            case "s3" -> ofBucket(request);
            default -> Json.read(request.body());
          };
      return EventMembers.of(service, asked);
    } catch (AwsError unreadable) {
      return Json.object();
    }
  }

  private static ObjectNode ofBucket(Request request) {
    ObjectNode asked =
        Json.object()
            .put("bucketName", S3Api.bucketName(request))
            .put("Host", request.header("host").orElse(""));
    Query.of(request).all().forEach((name, values) -> asked.put(name, values.get(0)));
    return asked;
  }

  private static ObjectNode ofPath(Request request) {
    ObjectNode asked = Json.read(request.body());
    Query.of(request)
        .all()
        .forEach((name, values) -> {
          if (values.size() == 1) {
            asked.put(name, values.get(0));
          } else {
            ArrayNode list = asked.putArray(name);
            values.forEach(list::add);
          }
        });
    Matcher part = PART.matcher(request.rawPath());
    if (part.matches()) {
      asked.put(ID_NAMES.get(part.group(1)), Percent.decode(part.group(2)));
    }
    return asked;
  }

  /** {@code Tags.member.1.Key} becomes a list of objects. */
  private static ObjectNode nested(Map<String, String> form) {
    Tree root = new Tree(new TreeMap<>(), Optional.empty());
    form.forEach((name, value) -> {
      if (!OF_THE_PROTOCOL.contains(name)) {
        root.put(List.of(name.split("\\.", DEEPEST)), value);
      }
    });
    return root.object();
  }

  private record Tree(Map<String, Tree> branches, Optional<String> text) {

    void put(List<String> path, String value) {
      List<String> rest = path.subList(1, path.size());
      if (rest.isEmpty()) {
        branches.put(path.get(0), new Tree(new TreeMap<>(), Optional.of(value)));
      } else {
        branches
            .computeIfAbsent(path.get(0), name -> new Tree(new TreeMap<>(), Optional.empty()))
            .put(rest, value);
      }
    }

    ObjectNode object() {
      ObjectNode object = Json.object();
      branches.forEach((name, branch) -> object.set(name, branch.node()));
      return object;
    }

    private JsonNode node() {
      if (text.isPresent()) {
        return TextNode.valueOf(text.get());
      }
      if (!branches.keySet().equals(Set.of("member"))) {
        return object();
      }
      ArrayNode list = Json.array();
      branches
          .values()
          .forEach(member -> member.branches.values().forEach(one -> list.add(one.node())));
      return list;
    }
  }
}
