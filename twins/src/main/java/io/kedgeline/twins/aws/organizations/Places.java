package io.kedgeline.twins.aws.organizations;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kedgeline.twins.aws.front.Json;
import io.kedgeline.twins.aws.state.AwsError;
import io.kedgeline.twins.aws.state.MemberAccount;
import io.kedgeline.twins.aws.state.Organization;
import io.kedgeline.twins.aws.state.OrganizationalUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Where in the tree something stands. */
final class Places {

  private static final String PARENT = "r-[0-9a-z]{4,32}|ou-[0-9a-z]{4,32}-[a-z0-9]{8,32}";
  private static final String CHILD = "[0-9]{12}|ou-[0-9a-z]{4,32}-[a-z0-9]{8,32}";

  private Places() {}

  static Map<String, OrganizationsOperation> operations() {
    return Map.of(
        "ListParents", Places::parents,
        "ListChildren", Places::children,
        "ListAccountsForParent", Places::accounts,
        "MoveAccount", Places::move);
  }

  /** The root or unit that this member names, if the caller may do this there. */
  static String parent(OrganizationsCall call, Organization organization, String member) {
    return place(call, organization, member, "Parent");
  }

  private static String place(
      OrganizationsCall call, Organization organization, String member, String word) {
    String id = call.text(member, PARENT);
    call.allowOn(organization, arn(organization, id), id);
    if (!id.equals(organization.root()) && organization.unit(id).isEmpty()) {
      throw OrganizationsCall.missing(word, id);
    }
    return id;
  }

  /** The ARN of a root, a unit or an account. */
  static String arn(Organization organization, String id) {
    return organization.arn(
        id.startsWith("r-") ? "root" : id.startsWith("ou-") ? "ou" : "account", id);
  }

  /** The type of a root, a unit or an account, as the wire names it. */
  static String type(String id) {
    return id.startsWith("r-") ? "ROOT" : id.startsWith("ou-") ? "ORGANIZATIONAL_UNIT" : "ACCOUNT";
  }

  static List<OrganizationalUnit> unitsUnder(Organization organization, String parent) {
    return organization.units().stream().filter(unit -> unit.parent().equals(parent)).toList();
  }

  static List<MemberAccount> accountsUnder(Organization organization, String parent) {
    return organization.accounts().stream()
        .filter(account -> account.parent().equals(parent))
        .toList();
  }

  private static ObjectNode parents(OrganizationsCall call) {
    Organization organization = call.managed();
    String child = call.text("ChildId", CHILD);
    call.allowOn(organization, arn(organization, child), child);
    String parent =
        organization.parent(child).orElseThrow(() -> OrganizationsCall.missing("Child", child));
    return Page.of(call, "Parents", List.of(parent), Places::brief);
  }

  private static ObjectNode children(OrganizationsCall call) {
    Organization organization = call.managed();
    String parent = parent(call, organization, "ParentId");
    Stream<String> children =
        call.text("ChildType", "ACCOUNT|ORGANIZATIONAL_UNIT").equals("ACCOUNT")
            ? accountsUnder(organization, parent).stream().map(MemberAccount::id)
            : unitsUnder(organization, parent).stream().map(OrganizationalUnit::id);
    return Page.of(call, "Children", children.toList(), Places::brief);
  }

  private static ObjectNode brief(String id) {
    return Json.object().put("Id", id).put("Type", type(id));
  }

  private static ObjectNode accounts(OrganizationsCall call) {
    Organization organization = call.managed();
    String parent = parent(call, organization, "ParentId");
    return Page.of(
        call,
        "Accounts",
        accountsUnder(organization, parent),
        account -> Accounts.whole(organization, account));
  }

  private static ObjectNode move(OrganizationsCall call) {
    Organization organization = call.managed();
    String id = call.text("AccountId", "[0-9]{12}");
    call.allowOn(organization, organization.arn("account", id), id);
    String from = place(call, organization, "SourceParentId", "SourceParent");
    String to = place(call, organization, "DestinationParentId", "DestinationParent");
    MemberAccount account =
        organization
            .account(id)
            .filter(one -> one.parent().equals(from))
            .orElseThrow(() -> OrganizationsCall.missing("Account", id));
    if (from.equals(to)) {
      throw new AwsError(
          400, "DuplicateAccountException", "The account is already present in the destination.");
    }
    organization.add(account.movedTo(to));
    return Json.object();
  }
}
