package io.kedgeline.twins.aws.iam;

import io.kedgeline.twins.aws.front.Form;
import io.kedgeline.twins.aws.front.Invocation;
import io.kedgeline.twins.aws.state.ManagedPolicy;
import java.util.Map;
import java.util.Optional;

/** Permissions boundaries of roles and users. */
final class Boundaries {

  private final Holder holder;

  Boundaries(Holder holder) {
    this.holder = holder;
  }

  Map<String, IamOperation> operations() {
    return Map.of(
        "Put" + holder.word() + "PermissionsBoundary", this::put,
        "Delete" + holder.word() + "PermissionsBoundary", this::delete);
  }

  /** The managed policy that a request names as a boundary. */
  static ManagedPolicy named(String arn, Invocation call) {
    return Access.visible(arn, call)
        .orElseThrow(
            () -> Refusals.missing("Scope ARN: " + arn + " does not exist or is not attachable."));
  }

  /** On Put, {@code iam:PermissionsBoundary} is the boundary to come, not the one that stands. */
  private String put(Form form, Invocation call) {
    String arn = form.get("PermissionsBoundary", Shapes.POLICY_ARN);
    String action = "Put" + holder.word() + "PermissionsBoundary";
    var policies =
        holder.find(action, form, call, call.judge().context().put("iam:PermissionsBoundary", arn));
    policies.boundary(Optional.of(named(arn, call)));
    return "";
  }

  private String delete(Form form, Invocation call) {
    String action = "Delete" + holder.word() + "PermissionsBoundary";
    var policies = holder.find(action, form, call, call.judge().context());
    if (policies.boundary().isEmpty()) {
      throw Refusals.missing(
          holder.word() + " " + form.get(holder.nameParameter()) + " has no permissions boundary.");
    }
    policies.boundary(Optional.empty());
    return "";
  }
}
