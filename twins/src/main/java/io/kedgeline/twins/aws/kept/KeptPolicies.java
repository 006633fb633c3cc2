package io.kedgeline.twins.aws.kept;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kedgeline.twins.aws.authz.PolicyKind;
import io.kedgeline.twins.aws.state.AwsState;
import io.kedgeline.twins.aws.state.IdentityPolicies;
import io.kedgeline.twins.aws.state.ManagedPolicy;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Managed policies, and what hangs on an identity. Those of AWS are not kept: they are there. */
final class KeptPolicies {

  private KeptPolicies() {}

  static void write(AwsState state, String account, ArrayNode into) {
    for (ManagedPolicy policy : state.policies(account)) {
      ObjectNode node =
          into.addObject()
              .put("account", account)
              .put("path", policy.path())
              .put("name", policy.name())
              .put("id", policy.id())
              .put("description", policy.description())
              .put("inForce", policy.inForce().number())
              .put("newest", policy.newest());
      Members.put(node, "tags", policy.tags());
      ArrayNode versions = node.putArray("versions");
      for (ManagedPolicy.Version version : policy.versions().values()) {
        versions
            .addObject()
            .put("number", version.number())
            .put("document", version.document().text())
            .put("created", version.created().toString());
      }
    }
  }

  static void read(JsonNode node, AwsState state) throws DamagedStateException {
    NavigableMap<Integer, ManagedPolicy.Version> versions = new TreeMap<>();
    for (JsonNode one : Members.list(node, "versions")) {
      int number = Members.number(one, "number");
      versions.put(
          number,
          new ManagedPolicy.Version(
              number,
              Members.policy(PolicyKind.IDENTITY, Members.text(one, "document")),
              Members.instant(one, "created")));
    }
    int inForce = Members.number(node, "inForce");
    if (!versions.containsKey(inForce)) {
      throw new DamagedStateException("no version " + inForce);
    }
    ManagedPolicy policy =
        new ManagedPolicy(
            Members.text(node, "account"),
            Members.text(node, "path"),
            Members.text(node, "name"),
            Members.text(node, "id"),
            Members.text(node, "description"),
            versions,
            inForce,
            Members.number(node, "newest"));
    policy.tags().putAll(Members.map(node, "tags"));
    state.add(policy);
  }

  static void write(IdentityPolicies policies, ObjectNode node) {
    ObjectNode inline = node.putObject("inline");
    policies.inline().forEach((name, document) -> inline.put(name, document.text()));
    Members.put(node, "attached", policies.attached().keySet());
    policies.boundary().ifPresent(policy -> node.put("boundary", policy.arn()));
  }

  static void read(JsonNode node, IdentityPolicies policies, AwsState state)
      throws DamagedStateException {
    for (var inline : Members.map(node, "inline").entrySet()) {
      policies
          .inline()
          .put(inline.getKey(), Members.policy(PolicyKind.IDENTITY, inline.getValue()));
    }
    for (String arn : Members.texts(node, "attached")) {
      policies.attached().put(arn, policy(arn, state));
    }
    Optional<String> boundary = Members.find(node, "boundary");
    if (boundary.isPresent()) {
      policies.boundary(Optional.of(policy(boundary.get(), state)));
    }
  }

  private static ManagedPolicy policy(String arn, AwsState state) throws DamagedStateException {
    return state.policy(arn).orElseThrow(() -> new DamagedStateException("no policy " + arn));
  }
}
