package io.kedgeline.twins.aws.organizations;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kedgeline.twins.aws.front.Json;
import io.kedgeline.twins.aws.state.AwsError;
import io.kedgeline.twins.aws.state.Organization;
import io.kedgeline.twins.aws.state.OrganizationalUnit;
import java.util.Map;

/** Organisational units: five levels under the root at most. */
final class Units {

  private static final String ID = "ou-[0-9a-z]{4,32}-[a-z0-9]{8,32}";
  private static final String NAME = "[\\s\\S]{1,128}";
  private static final int DEEPEST = 5;

  private Units() {}

  static Map<String, OrganizationsOperation> operations() {
    return Map.of(
        "CreateOrganizationalUnit", Units::create,
        "DescribeOrganizationalUnit", Units::describe,
        "UpdateOrganizationalUnit", Units::update,
        "DeleteOrganizationalUnit", Units::delete,
        "ListOrganizationalUnitsForParent", Units::list);
  }

  private static ObjectNode create(OrganizationsCall call) {
    Organization organization = call.managed();
    String parent = Places.parent(call, organization, "ParentId");
    String name = call.text("Name", NAME);
    requireFree(organization, parent, name);
    if (organization.path(parent).size() > DEEPEST) {
      throw OrganizationsCall.constraint(
          "OU_DEPTH_LIMIT_EXCEEDED", "The organizational unit hierarchy is too deep.");
    }
    String suffix = organization.root().substring("r-".length());
    OrganizationalUnit unit =
        new OrganizationalUnit(call.state().newPartId("ou-" + suffix + "-", 8), name, parent);
    organization.add(unit);
    organization.tags(unit.id()).putAll(call.tags());
    return answer(organization, unit);
  }

  private static void requireFree(Organization organization, String parent, String name) {
    if (organization.units().stream()
        .anyMatch(unit -> unit.parent().equals(parent) && unit.name().equals(name))) {
      throw new AwsError(
          400,
          "DuplicateOrganizationalUnitException",
          "An OU with the same name already exists in the parent.");
    }
  }

  private static OrganizationalUnit allowed(OrganizationsCall call, Organization organization) {
    String id = call.text("OrganizationalUnitId", ID);
    call.allowOn(organization, organization.arn("ou", id), id);
    return organization
        .unit(id)
        .orElseThrow(() -> OrganizationsCall.missing("OrganizationalUnit", id));
  }

  private static ObjectNode describe(OrganizationsCall call) {
    Organization organization = call.managed();
    return answer(organization, allowed(call, organization));
  }

  private static ObjectNode update(OrganizationsCall call) {
    Organization organization = call.managed();
    OrganizationalUnit unit = allowed(call, organization);
    String name = call.find("Name", NAME).orElse(unit.name());
    if (!name.equals(unit.name())) {
      requireFree(organization, unit.parent(), name);
    }
    OrganizationalUnit renamed = new OrganizationalUnit(unit.id(), name, unit.parent());
    organization.add(renamed);
    return answer(organization, renamed);
  }

  private static ObjectNode delete(OrganizationsCall call) {
    Organization organization = call.managed();
    OrganizationalUnit unit = allowed(call, organization);
    if (!Places.unitsUnder(organization, unit.id()).isEmpty()
        || !Places.accountsUnder(organization, unit.id()).isEmpty()) {
      throw new AwsError(
          400,
          "OrganizationalUnitNotEmptyException",
          "The specified OU is not empty. Move all accounts and remove all OUs first.");
    }
    organization.remove(unit);
    return Json.object();
  }

  private static ObjectNode list(OrganizationsCall call) {
    Organization organization = call.managed();
    String parent = Places.parent(call, organization, "ParentId");
    return Page.of(
        call,
        "OrganizationalUnits",
        Places.unitsUnder(organization, parent),
        unit -> whole(organization, unit));
  }

  private static ObjectNode answer(Organization organization, OrganizationalUnit unit) {
    ObjectNode answer = Json.object();
    answer.set("OrganizationalUnit", whole(organization, unit));
    return answer;
  }

  private static ObjectNode whole(Organization organization, OrganizationalUnit unit) {
    return Json.object()
        .put("Id", unit.id())
        .put("Arn", organization.arn("ou", unit.id()))
        .put("Name", unit.name());
  }
}
