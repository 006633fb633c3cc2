package io.kedgeline.twins.aws.acmpca;

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

/** AWS Private CA's operations (API Reference, 2017-08-22). */
public final class PrivateCaApi {

  private static final String TARGET = "ACMPrivateCA.";

  private final Map<String, PrivateCaOperation> operations = new TreeMap<>();

  /** All operations that there are here. */
  public PrivateCaApi() {
    operations.putAll(Authorities.operations());
    operations.putAll(Removal.operations());
    operations.putAll(OwnCertificates.operations());
    operations.putAll(CaTags.operations());
    operations.putAll(Issuance.operations());
    operations.putAll(Revocations.operations());
    operations.putAll(AuditReports.operations());
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
    PrivateCaOperation work =
        Optional.ofNullable(operations.get(operation))
            .orElseThrow(() ->
                new AwsError(400, "UnknownOperationException", "no such operation: " + operation));
    String result =
        work.perform(
                new PrivateCaCall(operation, invocation, Json.read(invocation.request().body())))
            .toString();
    return new Answer(
        200,
        Map.of("content-type", "application/x-amz-json-1.1"),
        result.getBytes(StandardCharsets.UTF_8));
  }
}
