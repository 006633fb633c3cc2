package io.kedgeline.twins.aws.iam;

import io.kedgeline.twins.aws.front.Form;
import io.kedgeline.twins.aws.front.Invocation;
import io.kedgeline.twins.aws.front.QueryService;
import io.kedgeline.twins.aws.state.AwsError;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** IAM's operations around roles, users and policies (IAM API Reference, 2010-05-08). */
public final class IamApi implements QueryService {

  private final Map<String, IamOperation> operations = new TreeMap<>();

  /** All operations that there are here. */
  public IamApi() {
    operations.putAll(Roles.operations());
    operations.putAll(Users.operations());
    operations.putAll(AccessKeys.operations());
    operations.putAll(ManagedPolicies.operations());
    operations.putAll(PolicyVersions.operations());
    operations.putAll(PolicyUses.operations());
    operations.putAll(Tags.operations());
    operations.putAll(ServiceLinkedRoles.operations());
    operations.putAll(AccountOperations.operations());
    for (Holder holder : Holder.values()) {
      operations.putAll(new InlinePolicies(holder).operations());
      operations.putAll(new AttachedPolicies(holder).operations());
      operations.putAll(new Boundaries(holder).operations());
    }
  }

  /** The names of all operations. */
  public Set<String> names() {
    return operations.keySet();
  }

  @Override
  public String perform(String action, Form form, Invocation call) {
    return Optional.ofNullable(operations.get(action))
        .orElseThrow(() -> new AwsError(400, "InvalidAction", "Could not find operation " + action))
        .perform(form, call);
  }
}
