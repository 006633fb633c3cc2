package io.kedgeline.twins.aws.iam;

import io.kedgeline.twins.aws.front.Form;
import io.kedgeline.twins.aws.front.Invocation;
import io.kedgeline.twins.aws.front.Xml;
import io.kedgeline.twins.aws.state.ManagedPolicy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The account as a whole: its alias, and what is in it. */
final class AccountOperations {

  private static final Pattern ALIAS = Pattern.compile("[a-z0-9](?!.*--)[a-z0-9-]{1,61}[a-z0-9]");

  private AccountOperations() {}

  static Map<String, IamOperation> operations() {
    return Map.of(
        "CreateAccountAlias", AccountOperations::create,
        "DeleteAccountAlias", AccountOperations::delete,
        "GetAccountSummary", AccountOperations::summary,
        "ListAccountAliases", AccountOperations::list);
  }

  private static void allow(String action, Invocation call) {
    Access.allow(action, "*", call, call.judge().context());
  }

  /** An account has one alias, and no two accounts have the same. */
  private static String create(Form form, Invocation call) {
    allow("CreateAccountAlias", call);
    String alias = form.get("AccountAlias", ALIAS);
    if (call.state().accounts().aliases().containsValue(alias)) {
      throw Refusals.exists("The account alias " + alias + " already exists.");
    }
    call.state().accounts().aliases().put(call.account(), alias);
    return "";
  }

  private static String delete(Form form, Invocation call) {
    allow("DeleteAccountAlias", call);
    String alias = form.get("AccountAlias", ALIAS);
    if (!call.state().accounts().aliases().remove(call.account(), alias)) {
      throw Refusals.missing("The account alias " + alias + " was not found.");
    }
    return "";
  }

  private static String list(Form form, Invocation call) {
    allow("ListAccountAliases", call);
    return Pages.ofNames(
        form,
        "AccountAliases",
        Optional.ofNullable(call.state().accounts().aliases().get(call.account())).stream()
            .toList());
  }

  private static String summary(Form form, Invocation call) {
    allow("GetAccountSummary", call);
    List<ManagedPolicy> policies = call.state().policies(call.account());
    Map<String, Integer> summary = new TreeMap<>();
    summary.put("Users", call.state().users(call.account()).size());
    summary.put("Roles", call.state().roles(call.account()).size());
    summary.put("Policies", policies.size());
    summary.put(
        "PolicyVersionsInUse",
        policies.stream().mapToInt(policy -> policy.versions().size()).sum());
    summary.put("Groups", 0);
    summary.put("InstanceProfiles", 0);
    summary.put("MFADevices", 0);
    summary.put("AccountMFAEnabled", 0);
    summary.put("AccessKeysPerUserQuota", 2);
    summary.put("AttachedPoliciesPerRoleQuota", 20);
    summary.put("AssumeRolePolicySizeQuota", PolicyTexts.TRUST);
    summary.put("PolicySizeQuota", PolicyTexts.MANAGED);
    return Xml.of(xml ->
        xml.put(
            "SummaryMap",
            map ->
                summary.forEach((name, number) ->
                    map.put(
                        "entry",
                        entry -> entry.put("key", name).put("value", Integer.toString(number))))));
  }
}
