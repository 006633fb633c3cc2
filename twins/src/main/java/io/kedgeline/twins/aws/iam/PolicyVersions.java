package io.kedgeline.twins.aws.iam;

import io.kedgeline.twins.aws.front.Form;
import io.kedgeline.twins.aws.front.Invocation;
import io.kedgeline.twins.aws.front.Xml;
import io.kedgeline.twins.aws.state.AwsError;
import io.kedgeline.twins.aws.state.ManagedPolicy;
import java.util.List;
import java.util.Map;

/** The versions of a managed policy: five at most, one in force. */
final class PolicyVersions {

  private static final int MOST = 5;

  private PolicyVersions() {}

  static Map<String, IamOperation> operations() {
    return Map.of(
        "CreatePolicyVersion", PolicyVersions::create,
        "GetPolicyVersion", PolicyVersions::get,
        "ListPolicyVersions", PolicyVersions::list,
        "SetDefaultPolicyVersion", PolicyVersions::putInForce,
        "DeletePolicyVersion", PolicyVersions::delete);
  }

  private static ManagedPolicy policy(String action, Form form, Invocation call) {
    return Access.policy(action, form, call, call.judge().context());
  }

  private static ManagedPolicy own(String action, Form form, Invocation call) {
    return Access.ownPolicy(action, form, call, call.judge().context());
  }

  private static ManagedPolicy.Version version(ManagedPolicy policy, Form form) {
    String id = form.get("VersionId");
    return policy.versions().values().stream()
        .filter(version -> version.id().equals(id))
        .findFirst()
        .orElseThrow(() ->
            Refusals.missing("Policy " + policy.arn() + " version " + id + " does not exist."));
  }

  private static String create(Form form, Invocation call) {
    ManagedPolicy policy = own("CreatePolicyVersion", form, call);
    if (policy.versions().size() >= MOST) {
      throw new AwsError(
          409,
          "LimitExceeded",
          "A managed policy can have up to "
              + MOST
              + " versions. Before you create a new version, you must delete an existing version.");
    }
    ManagedPolicy.Version version =
        policy.add(PolicyTexts.managed(form.get("PolicyDocument")), call.state().now());
    if (form.find("SetAsDefault").orElse("false").equals("true")) {
      policy.putInForce(version);
    }
    return Xml.of(xml -> xml.put("PolicyVersion", one -> describe(one, policy, version)));
  }

  private static String get(Form form, Invocation call) {
    ManagedPolicy policy = policy("GetPolicyVersion", form, call);
    ManagedPolicy.Version version = version(policy, form);
    return Xml.of(xml ->
        xml.put(
            "PolicyVersion",
            one ->
                describe(
                    one.put("Document", PolicyTexts.encoded(version.document())),
                    policy,
                    version)));
  }

  private static String list(Form form, Invocation call) {
    ManagedPolicy policy = policy("ListPolicyVersions", form, call);
    return Pages.of(form, List.copyOf(policy.versions().descendingMap().values()))
        .answer("Versions", (xml, version) -> describe(xml, policy, version));
  }

  private static String putInForce(Form form, Invocation call) {
    ManagedPolicy policy = own("SetDefaultPolicyVersion", form, call);
    policy.putInForce(version(policy, form));
    return "";
  }

  private static String delete(Form form, Invocation call) {
    ManagedPolicy policy = own("DeletePolicyVersion", form, call);
    ManagedPolicy.Version version = version(policy, form);
    if (version.equals(policy.inForce())) {
      throw Refusals.stillUsed("Cannot delete the default version of a policy.");
    }
    policy.versions().remove(version.number());
    return "";
  }

  private static void describe(Xml xml, ManagedPolicy policy, ManagedPolicy.Version version) {
    xml.put("VersionId", version.id())
        .put("IsDefaultVersion", Boolean.toString(version.equals(policy.inForce())))
        .put("CreateDate", version.created());
  }
}
