package io.kedgeline.twins.aws.kept;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kedgeline.twins.aws.authz.PolicyKind;
import io.kedgeline.twins.aws.state.AwsState;
import io.kedgeline.twins.aws.state.Bucket;
import io.kedgeline.twins.aws.state.StoredObject;
import io.kedgeline.twins.aws.state.StoredObject.Lock;
import java.util.Base64;
import java.util.Optional;

/** Buckets, with all versions of their objects. */
final class KeptBuckets {

  private KeptBuckets() {}

  static void write(AwsState state, ArrayNode into) {
    for (Bucket bucket : state.buckets().all()) {
      ObjectNode node =
          into.addObject()
              .put("name", bucket.name())
              .put("account", bucket.account())
              .put("region", bucket.region())
              .put("created", bucket.created().toString());
      node.set("settings", bucket.settings().deepCopy());
      bucket.policy().ifPresent(policy -> node.put("policy", policy.text()));
      ArrayNode versions = node.putArray("versions");
      bucket.objects().values().forEach(all -> all.forEach(one -> write(one, versions)));
    }
  }

  private static void write(StoredObject version, ArrayNode into) {
    ObjectNode node =
        into.addObject()
            .put("key", version.key())
            .put("versionId", version.versionId())
            .put("modified", version.modified().toString())
            .put("deleteMarker", version.deleteMarker())
            .put("etag", version.etag())
            .put("content", Base64.getEncoder().encodeToString(version.octets()));
    Members.put(node, "headers", version.headers());
    version
        .lock()
        .ifPresent(lock ->
            node.putObject("lock").put("mode", lock.mode()).put("until", lock.until().toString()));
  }

  static void read(JsonNode node, AwsState state) throws DamagedStateException {
    Bucket bucket =
        new Bucket(
            Members.text(node, "name"),
            Members.text(node, "account"),
            Members.text(node, "region"),
            Members.instant(node, "created"),
            Members.object(node, "settings"));
    Optional<String> policy = Members.find(node, "policy");
    if (policy.isPresent()) {
      bucket.policy(Optional.of(Members.policy(PolicyKind.RESOURCE, policy.get())));
    }
    for (JsonNode version : Members.list(node, "versions")) {
      bucket.put(version(version));
    }
    state.buckets().add(bucket);
  }

  private static StoredObject version(JsonNode node) throws DamagedStateException {
    JsonNode lock = node.path("lock");
    return new StoredObject(
        Members.text(node, "key"),
        Members.text(node, "versionId"),
        Members.instant(node, "modified"),
        node.path("deleteMarker").asBoolean(false),
        Members.octets(node, "content"),
        Members.text(node, "etag"),
        Members.map(node, "headers"),
        lock.isObject()
            ? Optional.of(new Lock(Members.text(lock, "mode"), Members.instant(lock, "until")))
            : Optional.empty());
  }
}
