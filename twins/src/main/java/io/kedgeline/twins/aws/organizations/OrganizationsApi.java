package io.kedgeline.twins.aws.organizations;

import io.kedgeline.twins.aws.front.JsonTarget;
import java.util.HashMap;
import java.util.Map;

/** Organizations' operations around accounts and policies (API Reference, 2016-11-28). */
public final class OrganizationsApi {

  private OrganizationsApi() {}

  /** All operations that there are here. */
  public static JsonTarget<?> operations() {
    Map<String, OrganizationsOperation> operations = new HashMap<>();
    operations.putAll(Organizations.operations());
    operations.putAll(Accounts.operations());
    operations.putAll(Units.operations());
    operations.putAll(Places.operations());
    operations.putAll(Policies.operations());
    operations.putAll(Attachments.operations());
    operations.putAll(PolicyTypes.operations());
    operations.putAll(PartTags.operations());
    return new JsonTarget<>(
        "AWSOrganizationsV20161128.",
        operations,
        (operation, name, invocation, body) ->
            operation.perform(new OrganizationsCall(name, invocation, body)));
  }
}
