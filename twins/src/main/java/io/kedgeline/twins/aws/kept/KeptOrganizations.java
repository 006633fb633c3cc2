package io.kedgeline.twins.aws.kept;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kedgeline.twins.aws.authz.MalformedPolicyException;
import io.kedgeline.twins.aws.state.AwsState;
import io.kedgeline.twins.aws.state.MemberAccount;
import io.kedgeline.twins.aws.state.Organization;
import io.kedgeline.twins.aws.state.OrganizationPolicy;
import io.kedgeline.twins.aws.state.OrganizationalUnit;
import io.kedgeline.twins.aws.state.PolicyType;

/** Organisations. Of AWS's own policies only the targets are kept. */
final class KeptOrganizations {

  private KeptOrganizations() {}

  static void write(AwsState state, ArrayNode into) {
    for (Organization organization : state.accounts().organizations()) {
      ObjectNode node =
          into.addObject()
              .put("id", organization.id())
              .put("root", organization.root())
              .put("management", organization.management());
      Members.put(node, "enabled", organization.enabled().stream().map(Enum::name).toList());
      ArrayNode units = node.putArray("units");
      for (OrganizationalUnit unit : organization.units()) {
        ObjectNode one = units.addObject().put("id", unit.id()).put("name", unit.name());
        Members.put(one.put("parent", unit.parent()), "tags", organization.tags(unit.id()));
      }
      ArrayNode accounts = node.putArray("accounts");
      organization.accounts().forEach(account -> write(organization, account, accounts));
      ArrayNode policies = node.putArray("policies");
      organization.policies().forEach(policy -> write(organization, policy, policies));
      Members.put(node, "tags", organization.tags(organization.root()));
    }
  }

  private static void write(Organization organization, MemberAccount account, ArrayNode into) {
    ObjectNode node =
        into.addObject()
            .put("id", account.id())
            .put("name", account.name())
            .put("email", account.email())
            .put("parent", account.parent())
            .put("created", account.created())
            .put("joined", account.joined().toString())
            .put("request", account.request());
    Members.put(node, "tags", organization.tags(account.id()));
  }

  private static void write(Organization organization, OrganizationPolicy policy, ArrayNode into) {
    ObjectNode node = into.addObject().put("id", policy.id()).put("type", policy.type().name());
    if (!policy.awsManaged()) {
      node.put("name", policy.name())
          .put("description", policy.description())
          .put("document", policy.document().text());
    }
    Members.put(node, "targets", policy.targets());
    Members.put(node, "tags", organization.tags(policy.id()));
  }

  static void read(JsonNode node, AwsState state) throws DamagedStateException {
    Organization organization =
        new Organization(
            Members.text(node, "id"), Members.text(node, "root"), Members.text(node, "management"));
    for (JsonNode one : Members.list(node, "units")) {
      OrganizationalUnit unit =
          new OrganizationalUnit(
              Members.text(one, "id"), Members.text(one, "name"), Members.text(one, "parent"));
      organization.add(unit);
      organization.tags(unit.id()).putAll(Members.map(one, "tags"));
    }
    for (JsonNode one : Members.list(node, "accounts")) {
      readAccount(one, organization);
    }
    for (JsonNode one : Members.list(node, "policies")) {
      readPolicy(one, organization);
    }
    for (String type : Members.texts(node, "enabled")) {
      organization.enabled().add(type(type));
    }
    organization.tags(organization.root()).putAll(Members.map(node, "tags"));
    state.accounts().add(organization);
  }

  private static void readAccount(JsonNode node, Organization organization)
      throws DamagedStateException {
    organization.add(
        new MemberAccount(
            Members.text(node, "id"),
            Members.text(node, "name"),
            Members.text(node, "email"),
            Members.text(node, "parent"),
            node.path("created").asBoolean(false),
            Members.instant(node, "joined"),
            Members.text(node, "request")));
    organization.tags(Members.text(node, "id")).putAll(Members.map(node, "tags"));
  }

  private static void readPolicy(JsonNode node, Organization organization)
      throws DamagedStateException {
    String id = Members.text(node, "id");
    if (node.has("document")) {
      PolicyType type = type(Members.text(node, "type"));
      try {
        organization.add(
            OrganizationPolicy.of(
                id,
                type,
                Members.text(node, "name"),
                Members.text(node, "description"),
                type.parse(Members.text(node, "document"))));
      } catch (MalformedPolicyException malformed) {
        throw new DamagedStateException("a policy is none: " + malformed.getMessage(), malformed);
      }
    }
    organization
        .policy(id)
        .orElseThrow(() -> new DamagedStateException("no policy " + id))
        .targets()
        .addAll(Members.texts(node, "targets"));
    organization.tags(id).putAll(Members.map(node, "tags"));
  }

  private static PolicyType type(String word) throws DamagedStateException {
    try {
      return PolicyType.valueOf(word);
    } catch (IllegalArgumentException unknown) {
      throw new DamagedStateException("no policy type " + word, unknown);
    }
  }
}
