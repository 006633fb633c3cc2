package io.kedgeline.twins.aws.organizations;

import io.kedgeline.twins.aws.front.Answer;
import io.kedgeline.twins.aws.front.Invocation;
import io.kedgeline.twins.aws.front.Json;
import io.kedgeline.twins.aws.front.Request;
import io.kedgeline.twins.aws.state.AwsError;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Organizations' operations around accounts and policies (API Reference, 2016-11-28). */
public final class OrganizationsApi {

  private static final String TARGET = "AWSOrganizationsV20161128.";

  private final Map<String, OrganizationsOperation> operations = new TreeMap<>();

  /** All operations that there are here. */
  public OrganizationsApi() {
    operations.putAll(Organizations.operations());
    operations.putAll(Accounts.operations());
    operations.putAll(Units.operations());
    operations.putAll(Places.operations());
    operations.putAll(Policies.operations());
    operations.putAll(Attachments.operations());
    operations.putAll(PolicyTypes.operations());
    operations.putAll(PartTags.operations());
  }

  /** The names of all operations. */
  public Set<String> names() {
    return operations.keySet();
  }

  /** Which operation the request's target names, or {@code Unknown}. */
  public static String operation(Request request) {
    return request
        .header("x-amz-target")
        .filter(target -> target.startsWith(TARGET))
        .map(target -> target.substring(TARGET.length()))
        .orElse("Unknown");
  }

  /** Carries the operation out. */
  public Answer perform(String operation, Invocation invocation) {
    OrganizationsCall call =
        new OrganizationsCall(operation, invocation, Json.read(invocation.request().body()));
    String result =
        Optional.ofNullable(operations.get(operation))
            .orElseThrow(() ->
                new AwsError(400, "UnknownOperationException", "no such operation: " + operation))
            .perform(call)
            .toString();
    return new Answer(
        200,
        Map.of("content-type", "application/x-amz-json-1.1"),
        result.getBytes(StandardCharsets.UTF_8));
  }
}
