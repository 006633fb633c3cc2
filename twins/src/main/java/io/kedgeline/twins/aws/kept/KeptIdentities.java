package io.kedgeline.twins.aws.kept;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kedgeline.twins.aws.authz.PolicyDocument;
import io.kedgeline.twins.aws.authz.PolicyKind;
import io.kedgeline.twins.aws.state.AwsState;
import io.kedgeline.twins.aws.state.IamRole;
import io.kedgeline.twins.aws.state.IamUser;
import io.kedgeline.twins.aws.state.TrustPolicy;
import java.util.Map;

/** Roles and users. */
final class KeptIdentities {

  private KeptIdentities() {}

  static void writeRoles(AwsState state, String account, ArrayNode into) {
    for (IamRole role : state.roles(account)) {
      ObjectNode node =
          into.addObject()
              .put("account", account)
              .put("path", role.path())
              .put("name", role.name())
              .put("id", role.id())
              .put("created", role.created().toString())
              .put("trust", role.trust().document().text())
              .put("description", role.description())
              .put("maxSessionSeconds", role.maxSessionSeconds());
      Members.put(node, "trusted", role.trust().ids());
      Members.put(node, "tags", role.tags());
      KeptPolicies.write(role.policies(), node);
    }
  }

  static void readRole(JsonNode node, AwsState state) throws DamagedStateException {
    PolicyDocument trust = Members.policy(PolicyKind.TRUST, Members.text(node, "trust"));
    Map<String, String> ids = Members.map(node, "trusted");
    IamRole role =
        new IamRole(
            Members.text(node, "account"),
            Members.text(node, "path"),
            Members.text(node, "name"),
            Members.text(node, "id"),
            Members.instant(node, "created"),
            new TrustPolicy(trust.withPrincipals(ids), ids));
    role.description(Members.text(node, "description"));
    role.maxSessionSeconds(Members.number(node, "maxSessionSeconds"));
    role.tags().putAll(Members.map(node, "tags"));
    KeptPolicies.read(node, role.policies(), state);
    state.add(role);
  }

  static void writeUsers(AwsState state, String account, ArrayNode into) {
    for (IamUser user : state.users(account)) {
      ObjectNode node =
          into.addObject()
              .put("account", account)
              .put("path", user.path())
              .put("name", user.name())
              .put("id", user.id())
              .put("created", user.created().toString());
      Members.put(node, "tags", user.tags());
      KeptPolicies.write(user.policies(), node);
    }
  }

  static void readUser(JsonNode node, AwsState state) throws DamagedStateException {
    IamUser user =
        IamUser.of(
            Members.text(node, "account"),
            Members.text(node, "path"),
            Members.text(node, "name"),
            Members.text(node, "id"),
            Members.instant(node, "created"));
    user.tags().putAll(Members.map(node, "tags"));
    KeptPolicies.read(node, user.policies(), state);
    state.add(user);
  }
}
