package io.kedgeline.twins.aws.kept;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kedgeline.twins.aws.authz.PolicyDocument;
import io.kedgeline.twins.aws.authz.PolicyKind;
import io.kedgeline.twins.aws.state.AccessKey;
import io.kedgeline.twins.aws.state.AwsState;
import io.kedgeline.twins.aws.state.IamRole;
import io.kedgeline.twins.aws.state.Principal;
import io.kedgeline.twins.aws.state.RoleSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Credentials, and the sessions that they are of. Those of a deleted role are nobody's. */
final class KeptKeys {

  private KeptKeys() {}

  static void write(AwsState state, ArrayNode into) {
    for (AccessKey key : state.credentials().all()) {
      if (key.principal() instanceof Principal.Session session
          && !state.stands(session.session().role())) {
        continue;
      }
      ObjectNode node =
          into.addObject()
              .put("id", key.id())
              .put("secret", key.secret())
              .put("account", key.principal().account())
              .put("created", key.created().toString())
              .put("active", key.active());
      key.token().ifPresent(token -> node.put("token", token));
      key.expires().ifPresent(instant -> node.put("expires", instant.toString()));
      switch (key.principal()) {
        case Principal.Root root -> node.put("root", true);
        case Principal.User user -> node.put("user", user.user().name());
        case Principal.Session session -> write(session.session(), node.putObject("session"));
      }
    }
  }

  private static void write(RoleSession session, ObjectNode node) {
    node.put("role", session.role().name())
        .put("name", session.name())
        .put("issued", session.issued().toString())
        .put("expires", session.expires().toString());
    session.sourceIdentity().ifPresent(value -> node.put("sourceIdentity", value));
    Members.put(node, "tags", session.tags());
    Members.put(node, "transitive", session.transitive());
    Members.put(node, "policies", session.policies().stream().map(PolicyDocument::text).toList());
  }

  static void read(JsonNode node, AwsState state) throws DamagedStateException {
    Optional<String> expires = Members.find(node, "expires");
    state
        .credentials()
        .keep(
            new AccessKey(
                Members.text(node, "id"),
                Members.text(node, "secret"),
                Members.find(node, "token"),
                principal(node, Members.text(node, "account"), state),
                Members.instant(node, "created"),
                node.path("active").asBoolean(false),
                expires.isPresent()
                    ? Optional.of(Members.instant(node, "expires"))
                    : Optional.empty()));
  }

  private static Principal principal(JsonNode node, String account, AwsState state)
      throws DamagedStateException {
    Optional<String> user = Members.find(node, "user");
    if (user.isPresent()) {
      return new Principal.User(
          state
              .user(account, user.get())
              .orElseThrow(() -> new DamagedStateException("no user " + user.get())));
    }
    if (node.has("session")) {
      return new Principal.Session(session(node.path("session"), account, state));
    }
    if (!node.path("root").asBoolean(false)) {
      throw new DamagedStateException("a key is nobody's");
    }
    return new Principal.Root(account);
  }

  private static RoleSession session(JsonNode node, String account, AwsState state)
      throws DamagedStateException {
    String name = Members.text(node, "role");
    IamRole role =
        state.role(account, name).orElseThrow(() -> new DamagedStateException("no role " + name));
    List<PolicyDocument> policies = new ArrayList<>();
    for (String text : Members.texts(node, "policies")) {
      policies.add(Members.policy(PolicyKind.SESSION, text));
    }
    Set<String> transitive = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    transitive.addAll(Members.texts(node, "transitive"));
    return new RoleSession(
        role,
        Members.text(node, "name"),
        Members.find(node, "sourceIdentity"),
        Members.map(node, "tags"),
        transitive,
        policies,
        Members.instant(node, "issued"),
        Members.instant(node, "expires"));
  }
}
