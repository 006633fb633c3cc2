package io.kedgeline.twins.aws.iam;

import io.kedgeline.twins.aws.authz.PolicyDocument;
import io.kedgeline.twins.aws.front.Form;
import io.kedgeline.twins.aws.front.Invocation;
import io.kedgeline.twins.aws.front.Xml;
import io.kedgeline.twins.aws.state.AwsError;
import io.kedgeline.twins.aws.state.IdentityPolicies;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Policies that are part of their role or user. */
final class InlinePolicies {

  private final Holder holder;

  InlinePolicies(Holder holder) {
    this.holder = holder;
  }

  Map<String, IamOperation> operations() {
    String word = holder.word();
    return Map.of(
        "Put" + word + "Policy", this::put,
        "Get" + word + "Policy", this::get,
        "Delete" + word + "Policy", this::delete,
        "List" + word + "Policies", this::list);
  }

  private IdentityPolicies of(String action, Form form, Invocation call) {
    return holder.find(action, form, call, call.judge().context());
  }

  private String put(Form form, Invocation call) {
    IdentityPolicies policies = of("Put" + holder.word() + "Policy", form, call);
    String name = form.get("PolicyName", Shapes.POLICY_NAME);
    Map<String, PolicyDocument> after = new TreeMap<>(policies.inline());
    after.put(name, PolicyTexts.identity(form.get("PolicyDocument")));
    if (PolicyTexts.length(after.values()) > holder.inlineLimit()) {
      throw new AwsError(
          409,
          "LimitExceeded",
          "Maximum policy size of %d bytes exceeded for %s %s"
              .formatted(
                  holder.inlineLimit(),
                  holder.word().toLowerCase(Locale.ROOT),
                  form.get(holder.nameParameter())));
    }
    policies.inline().putAll(after);
    return "";
  }

  private String get(Form form, Invocation call) {
    IdentityPolicies policies = of("Get" + holder.word() + "Policy", form, call);
    String name = form.get("PolicyName", Shapes.POLICY_NAME);
    PolicyDocument policy = policies.inline().get(name);
    if (policy == null) {
      throw missing(name);
    }
    return Xml.of(xml ->
        xml.put(holder.nameParameter(), form.get(holder.nameParameter()))
            .put("PolicyName", name)
            .put("PolicyDocument", PolicyTexts.encoded(policy)));
  }

  private String delete(Form form, Invocation call) {
    IdentityPolicies policies = of("Delete" + holder.word() + "Policy", form, call);
    String name = form.get("PolicyName", Shapes.POLICY_NAME);
    if (policies.inline().remove(name) == null) {
      throw missing(name);
    }
    return "";
  }

  private String list(Form form, Invocation call) {
    IdentityPolicies policies = of("List" + holder.word() + "Policies", form, call);
    return Pages.ofNames(form, "PolicyNames", List.copyOf(policies.inline().keySet()));
  }

  private AwsError missing(String name) {
    return Refusals.missing(
        "The %s policy with name %s cannot be found."
            .formatted(holder.word().toLowerCase(Locale.ROOT), name));
  }
}
