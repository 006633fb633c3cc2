package io.kedgeline.twins.aws.iam;

import io.kedgeline.twins.aws.front.Form;
import io.kedgeline.twins.aws.front.Invocation;
import io.kedgeline.twins.aws.front.Xml;
import io.kedgeline.twins.aws.state.ManagedPolicy;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Managed policies. Of AWS's own, only two are here. */
final class ManagedPolicies {

  private ManagedPolicies() {}

  static Map<String, IamOperation> operations() {
    return Map.of(
        "CreatePolicy", ManagedPolicies::create,
        "GetPolicy", ManagedPolicies::get,
        "ListPolicies", ManagedPolicies::list,
        "DeletePolicy", ManagedPolicies::delete);
  }

  private static String create(Form form, Invocation call) {
    String path = form.find("Path", Shapes.PATH).orElse("/");
    String name = form.get("PolicyName", Shapes.POLICY_NAME);
    String arn = ManagedPolicy.arn(call.account(), path, name);
    Map<String, String> tags = Tags.of(form);
    Access.allow("CreatePolicy", arn, call, Access.tagging(call, tags));
    if (!tags.isEmpty()) {
      Access.allow("TagPolicy", arn, call, Access.tagging(call, tags));
    }
    if (call.state().policies(call.account()).stream().anyMatch(p -> p.name().equals(name))) {
      throw Refusals.exists("A policy called " + name + " already exists.");
    }
    ManagedPolicy policy =
        new ManagedPolicy(
            call.account(),
            path,
            name,
            call.state().newId("ANPA"),
            form.find("Description").orElse(""),
            PolicyTexts.managed(form.get("PolicyDocument")),
            call.state().now());
    policy.tags().putAll(tags);
    call.state().add(policy);
    return whole(policy, call);
  }

  private static String get(Form form, Invocation call) {
    return whole(Access.policy("GetPolicy", form, call, call.judge().context()), call);
  }

  private static String list(Form form, Invocation call) {
    Access.allow("ListPolicies", "*", call, call.judge().context());
    String scope = form.find("Scope").orElse("All");
    List<ManagedPolicy> policies =
        Stream.of(call.account(), ManagedPolicy.AWS)
            .filter(owner ->
                scope.equals("All") || owner.equals(ManagedPolicy.AWS) == scope.equals("AWS"))
            .flatMap(owner -> call.state().policies(owner).stream())
            .filter(policy -> policy.path().startsWith(form.find("PathPrefix").orElse("/")))
            .filter(policy ->
                !form.find("OnlyAttached").orElse("false").equals("true")
                    || PolicyUses.attachments(policy, call) > 0)
            .toList();
    return Pages.of(form, policies).answer("Policies", (xml, policy) -> brief(xml, policy, call));
  }

  private static String delete(Form form, Invocation call) {
    ManagedPolicy policy = Access.ownPolicy("DeletePolicy", form, call, call.judge().context());
    if (PolicyUses.used(policy, call)) {
      throw Refusals.stillUsed("Cannot delete a policy attached to entities.");
    }
    if (policy.versions().size() > 1) {
      throw Refusals.stillUsed(
          "This policy has more than one version. Before you delete a policy, you must delete the"
              + " policy's versions. The default version is deleted with the policy.");
    }
    call.state().remove(policy);
    return "";
  }

  private static void brief(Xml xml, ManagedPolicy policy, Invocation call) {
    xml.put("PolicyName", policy.name())
        .put("PolicyId", policy.id())
        .put("Arn", policy.arn())
        .put("Path", policy.path())
        .put("DefaultVersionId", policy.inForce().id())
        .put("AttachmentCount", Integer.toString(PolicyUses.attachments(policy, call)))
        .put("PermissionsBoundaryUsageCount", Integer.toString(PolicyUses.bounds(policy, call)))
        .put("IsAttachable", "true")
        .put("CreateDate", policy.versions().firstEntry().getValue().created())
        .put("UpdateDate", policy.versions().lastEntry().getValue().created());
  }

  private static String whole(ManagedPolicy policy, Invocation call) {
    return Xml.of(xml ->
        xml.put(
            "Policy",
            one -> {
              brief(one, policy, call);
              if (!policy.description().isEmpty()) {
                one.put("Description", policy.description());
              }
              Tags.put(one, policy.tags());
            }));
  }
}
