package io.kedgeline.twins.aws.acmpca;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kedgeline.twins.aws.front.Json;
import io.kedgeline.twins.aws.state.AwsError;
import io.kedgeline.twins.aws.state.PrivateCa;
import io.kedgeline.twins.aws.state.TagKeys;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Tags of authorities. */
final class CaTags {

  private static final int MOST = 50;

  private CaTags() {}

  static Map<String, PrivateCaOperation> operations() {
    return Map.of(
        "TagCertificateAuthority", CaTags::tag,
        "UntagCertificateAuthority", CaTags::untag,
        "ListTags", CaTags::list);
  }

  /** The tags that a request sets. */
  static Map<String, String> requested(PrivateCaCall call) {
    Map<String, String> tags = new TreeMap<>();
    for (JsonNode tag : call.body().path("Tags")) {
      String key = tag.path("Key").asText("");
      String value = tag.path("Value").asText("");
      if (!key.matches("[\\p{L}\\p{Z}\\p{N}_.:/=+@-]{1,128}")
          || !value.matches("[\\p{L}\\p{Z}\\p{N}_.:/=+@-]{0,256}")
          || key.toLowerCase(Locale.ROOT).startsWith("aws:")) {
        throw new AwsError(400, "InvalidTagException", "The tag " + key + " is not valid");
      }
      tags.put(key, value);
    }
    return limited(tags);
  }

  private static Map<String, String> limited(Map<String, String> tags) {
    if (tags.size() > MOST) {
      throw new AwsError(
          400, "TooManyTagsException", "There are more than %d tags".formatted(MOST));
    }
    return tags;
  }

  /**
   * Whoever creates an authority with tags needs the permission to tag it besides (Service
   * Authorization Reference, AWS Private CA, operation CreateCertificateAuthority).
   */
  static void requireAtBirth(PrivateCaCall call, String arn, Map<String, String> tags) {
    if (!tags.isEmpty()) {
      call.invocation()
          .judge()
          .require(
              "acm-pca:TagCertificateAuthority",
              arn,
              call.invocation().account(),
              TagKeys.requested(call.keys(), tags).build(),
              "AccessDeniedException");
    }
  }

  private static ObjectNode tag(PrivateCaCall call) {
    Map<String, String> tags = requested(call);
    PrivateCa ca = call.authority(TagKeys.requested(call.keys(), tags));
    Map<String, String> after = new TreeMap<>(ca.tags());
    after.putAll(tags);
    limited(after);
    ca.tags().putAll(tags);
    return Json.object();
  }

  /** A tag that is named with a value goes only if it has this value. */
  private static ObjectNode untag(PrivateCaCall call) {
    Map<String, String> tags = requested(call);
    PrivateCa ca = call.authority(call.keys().putAll("aws:TagKeys", List.copyOf(tags.keySet())));
    for (JsonNode tag : call.body().path("Tags")) {
      String key = tag.path("Key").asText("");
      if (!tag.hasNonNull("Value")
          || tag.path("Value").asText("").equals(ca.tags().getOrDefault(key, ""))) {
        ca.tags().remove(key);
      }
    }
    return Json.object();
  }

  private static ObjectNode list(PrivateCaCall call) {
    PrivateCa ca = call.authority();
    return Page.of(
        call,
        "Tags",
        ca.tags().entrySet().stream()
            .map(tag -> Json.object().put("Key", tag.getKey()).put("Value", tag.getValue()))
            .toList());
  }
}
