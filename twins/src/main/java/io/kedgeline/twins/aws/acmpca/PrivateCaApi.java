package io.kedgeline.twins.aws.acmpca;

import io.kedgeline.twins.aws.front.JsonTarget;
import java.util.HashMap;
import java.util.Map;

/** AWS Private CA's operations (API Reference, 2017-08-22). */
public final class PrivateCaApi {

  private PrivateCaApi() {}

  /** All operations that there are here. */
  public static JsonTarget<?> operations() {
    Map<String, PrivateCaOperation> operations = new HashMap<>();
    operations.putAll(Authorities.operations());
    operations.putAll(Removal.operations());
    operations.putAll(OwnCertificates.operations());
    operations.putAll(CaTags.operations());
    operations.putAll(Issuance.operations());
    operations.putAll(Revocations.operations());
    operations.putAll(AuditReports.operations());
    return new JsonTarget<>(
        "ACMPrivateCA.",
        operations,
        (operation, name, invocation, body) ->
            operation.perform(new PrivateCaCall(name, invocation, body)));
  }
}
