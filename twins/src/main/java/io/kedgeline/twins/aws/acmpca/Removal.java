package io.kedgeline.twins.aws.acmpca;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kedgeline.twins.aws.front.Json;
import io.kedgeline.twins.aws.state.AwsError;
import io.kedgeline.twins.aws.state.PrivateCa;
import java.time.Duration;
import java.util.Map;

/**
 * Deletion, which can be undone for 7 to 30 days (API Reference, DeleteCertificateAuthority and
 * RestoreCertificateAuthority).
 */
final class Removal {

  private static final int SHORTEST = 7;
  private static final int LONGEST = 30;

  private Removal() {}

  static Map<String, PrivateCaOperation> operations() {
    return Map.of(
        "DeleteCertificateAuthority", Removal::delete,
        "RestoreCertificateAuthority", Removal::restore);
  }

  private static ObjectNode delete(PrivateCaCall call) {
    PrivateCa ca = call.authority();
    JsonNode days = call.body().path("PermanentDeletionTimeInDays");
    int wanted = days.isMissingNode() || days.isNull() ? LONGEST : days.asInt(0);
    if (wanted < SHORTEST || wanted > LONGEST) {
      throw AwsError.validation(
          "PermanentDeletionTimeInDays must be %d to %d".formatted(SHORTEST, LONGEST));
    }
    String status = Lifecycle.at(ca, call.now());
    if (status.equals(Lifecycle.ACTIVE) || status.equals(Lifecycle.DELETED)) {
      throw Refusals.state("The certificate authority cannot be deleted while it is " + status);
    }
    ca.detail().put("RestorableUntil", call.now().plus(Duration.ofDays(wanted)).getEpochSecond());
    Lifecycle.change(ca, Lifecycle.DELETED, call.now());
    return Json.object();
  }

  /** One that had a certificate is DISABLED afterwards. */
  private static ObjectNode restore(PrivateCaCall call) {
    PrivateCa ca = call.authority();
    if (!Lifecycle.at(ca, call.now()).equals(Lifecycle.DELETED)) {
      throw Refusals.state("The certificate authority is not deleted");
    }
    ca.detail().remove("RestorableUntil");
    ca.crl(ca.crl().notBefore(call.now()));
    Lifecycle.change(
        ca, ca.certificate().isPresent() ? Lifecycle.DISABLED : Lifecycle.PENDING, call.now());
    return Json.object();
  }
}
