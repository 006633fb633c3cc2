package io.kedgeline.twins.aws.iam;

import io.kedgeline.twins.aws.front.Form;
import io.kedgeline.twins.aws.front.Invocation;
import io.kedgeline.twins.aws.state.IdentityPolicies;
import io.kedgeline.twins.aws.state.ManagedPolicy;
import java.util.List;
import java.util.Map;

/** Managed policies that hang on a role or a user. */
final class AttachedPolicies {

  private static final int MOST = 20;

  private final Holder holder;

  AttachedPolicies(Holder holder) {
    this.holder = holder;
  }

  Map<String, IamOperation> operations() {
    String word = holder.word();
    return Map.of(
        "Attach" + word + "Policy", this::attach,
        "Detach" + word + "Policy", this::detach,
        "ListAttached" + word + "Policies", this::list);
  }

  private IdentityPolicies of(String action, String arn, Form form, Invocation call) {
    return holder.find(action, form, call, call.judge().context().put("iam:PolicyARN", arn));
  }

  private String attach(Form form, Invocation call) {
    String arn = form.get("PolicyArn", Shapes.POLICY_ARN);
    IdentityPolicies policies = of("Attach" + holder.word() + "Policy", arn, form, call);
    ManagedPolicy policy = Access.visible(arn, call).orElseThrow(() -> Access.noPolicy(arn));
    if (policies.attached().size() >= MOST && !policies.attached().containsKey(arn)) {
      throw Refusals.limit("PoliciesPer" + holder.word(), MOST);
    }
    policies.attached().put(arn, policy);
    return "";
  }

  private String detach(Form form, Invocation call) {
    String arn = form.get("PolicyArn", Shapes.POLICY_ARN);
    IdentityPolicies policies = of("Detach" + holder.word() + "Policy", arn, form, call);
    if (policies.attached().remove(arn) == null) {
      throw Refusals.missing("Policy " + arn + " was not found.");
    }
    return "";
  }

  private String list(Form form, Invocation call) {
    IdentityPolicies policies =
        holder.find(
            "ListAttached" + holder.word() + "Policies", form, call, call.judge().context());
    List<ManagedPolicy> attached =
        policies.attached().values().stream()
            .filter(policy -> policy.path().startsWith(form.find("PathPrefix").orElse("/")))
            .toList();
    return Pages.of(form, attached)
        .answer(
            "AttachedPolicies",
            (xml, policy) -> xml.put("PolicyName", policy.name()).put("PolicyArn", policy.arn()));
  }
}
