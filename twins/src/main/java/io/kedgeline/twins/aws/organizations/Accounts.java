package io.kedgeline.twins.aws.organizations;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kedgeline.twins.aws.front.Json;
import io.kedgeline.twins.aws.iam.AccountAccess;
import io.kedgeline.twins.aws.state.AwsState;
import io.kedgeline.twins.aws.state.MemberAccount;
import io.kedgeline.twins.aws.state.Organization;
import java.util.Map;

/** Accounts. One that is asked for is there at once, though AWS tells it later. */
public final class Accounts {

  /** How the role is called through which the management account enters one that it created. */
  private static final String ACCESS_ROLE = "OrganizationAccountAccessRole";

  private static final String NUMBER = "[0-9]{12}";

  private Accounts() {}

  static Map<String, OrganizationsOperation> operations() {
    return Map.of(
        "CreateAccount", Accounts::create,
        "DescribeCreateAccountStatus", Accounts::status,
        "ListCreateAccountStatus", Accounts::listStatus,
        "DescribeAccount", Accounts::describe,
        "ListAccounts", Accounts::list);
  }

  /** An account that an organisation creates under its root. */
  public static MemberAccount create(
      AwsState state, Organization organization, String number, String name) {
    return create(state, organization, number, name, "root@" + number + ".example", ACCESS_ROLE);
  }

  private static MemberAccount create(
      AwsState state,
      Organization organization,
      String number,
      String name,
      String email,
      String role) {
    MemberAccount account =
        new MemberAccount(
            number,
            name,
            email,
            organization.root(),
            true,
            state.now(),
            state.newPartId("car-", 32));
    state.accounts().add(number);
    organization.add(account);
    AccountAccess.give(state, number, role, organization.management());
    return account;
  }

  private static ObjectNode create(OrganizationsCall call) {
    Organization organization = call.allowed();
    MemberAccount account =
        create(
            call.state(),
            organization,
            call.state().accounts().newNumber(),
            call.text("AccountName", "[\\x20-\\x7E]{1,50}"),
            call.text("Email", "[^\\s@]+@[^\\s@]+\\.[^\\s@]+"),
            call.find("RoleName", "[\\w+=,.@-]{1,64}").orElse(ACCESS_ROLE));
    organization.tags(account.id()).putAll(call.tags());
    ObjectNode answer = Json.object();
    answer.set("CreateAccountStatus", status(account, "IN_PROGRESS"));
    return answer;
  }

  private static ObjectNode status(OrganizationsCall call) {
    Organization organization = call.allowed();
    String request = call.text("CreateAccountRequestId", "car-[a-z0-9]{8,32}");
    MemberAccount account =
        organization.accounts().stream()
            .filter(one -> one.request().equals(request))
            .findFirst()
            .orElseThrow(() -> OrganizationsCall.missing("CreateAccountStatus", request));
    ObjectNode answer = Json.object();
    answer.set("CreateAccountStatus", status(account, "SUCCEEDED"));
    return answer;
  }

  private static ObjectNode listStatus(OrganizationsCall call) {
    Organization organization = call.allowed();
    return Page.of(
        call,
        "CreateAccountStatuses",
        organization.accounts().stream().filter(MemberAccount::created).toList(),
        account -> status(account, "SUCCEEDED"));
  }

  private static ObjectNode describe(OrganizationsCall call) {
    Organization organization = call.managed();
    String id = call.text("AccountId", NUMBER);
    call.allowOn(organization, organization.arn("account", id), id);
    ObjectNode answer = Json.object();
    answer.set(
        "Account",
        organization
            .account(id)
            .map(account -> whole(organization, account))
            .orElseThrow(() -> OrganizationsCall.missing("Account", id)));
    return answer;
  }

  private static ObjectNode list(OrganizationsCall call) {
    Organization organization = call.allowed();
    return Page.of(
        call, "Accounts", organization.accounts(), account -> whole(organization, account));
  }

  /** An account as the wire gives it. */
  static ObjectNode whole(Organization organization, MemberAccount account) {
    return Json.object()
        .put("Id", account.id())
        .put("Arn", organization.arn("account", account.id()))
        .put("Email", account.email())
        .put("Name", account.name())
        .put("Status", "ACTIVE")
        .put("State", "ACTIVE")
        .put("JoinedMethod", account.created() ? "CREATED" : "INVITED")
        .put("JoinedTimestamp", account.joined().getEpochSecond());
  }

  /** A request still on its way does not tell the account. */
  private static ObjectNode status(MemberAccount account, String state) {
    ObjectNode status =
        Json.object()
            .put("Id", account.request())
            .put("AccountName", account.name())
            .put("State", state)
            .put("RequestedTimestamp", account.joined().getEpochSecond());
    if (state.equals("SUCCEEDED")) {
      status
          .put("AccountId", account.id())
          .put("CompletedTimestamp", account.joined().getEpochSecond());
    }
    return status;
  }
}
