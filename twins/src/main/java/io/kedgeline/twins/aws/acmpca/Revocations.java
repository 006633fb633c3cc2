package io.kedgeline.twins.aws.acmpca;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kedgeline.twins.aws.front.Json;
import io.kedgeline.twins.aws.state.AuthorityNotice;
import io.kedgeline.twins.aws.state.AwsError;
import io.kedgeline.twins.aws.state.PrivateCa;
import io.kedgeline.twins.aws.state.PrivateCertificate;
import io.kedgeline.twins.aws.state.PrivateCertificate.Revocation;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Revocation, which cannot be undone (API Reference, RevokeCertificate). */
final class Revocations {

  private static final Set<String> WHERE = Set.of(Lifecycle.ACTIVE, Lifecycle.DISABLED);

  private Revocations() {}

  static Map<String, PrivateCaOperation> operations() {
    return Map.of("RevokeCertificate", Revocations::revoke);
  }

  private static ObjectNode revoke(PrivateCaCall call) {
    PrivateCa ca = call.authority();
    String serial = serial(call.text("CertificateSerial"));
    String reason = call.text("RevocationReason");
    if (!CrlFile.REASONS.containsKey(reason)) {
      throw AwsError.validation("RevocationReason must be one of " + CrlFile.REASONS.keySet());
    }
    String status = Lifecycle.at(ca, call.now());
    if (!WHERE.contains(status)) {
      throw Refusals.state("An authority that is %s revokes nothing".formatted(status));
    }
    PrivateCertificate certificate =
        Optional.ofNullable(ca.certificates().get(serial))
            .orElseThrow(() -> Refusals.missing("the certificate with serial " + serial));
    Issuance.requireDone(call, certificate);
    if (certificate.selfSigned()) {
      throw Refusals.request("Self-signed certificate can not be revoked");
    }
    if (certificate.revocation().isPresent()) {
      throw new AwsError(
          400, "RequestAlreadyProcessedException", "The certificate is already revoked");
    }
    if (call.now().isAfter(certificate.notAfter())) {
      throw Refusals.request("A certificate that has expired cannot be revoked");
    }
    ca.certificates()
        .put(
            serial,
            certificate.revoked(
                new Revocation(
                    call.now(), reason, call.now().plus(call.state().privateCas().crlDelay()))));
    call.state()
        .privateCas()
        .say(
            AuthorityNotice.done(
                "Certificate Revocation", ca, call.now(), Issuance.arn(ca, certificate)));
    return Json.object();
  }

  /** Hexadecimal, with colons or without. */
  private static String serial(String text) {
    String hex = text.replace(":", "");
    if (!hex.matches("[0-9a-fA-F]{1,128}")) {
      throw Refusals.request("The serial number must be hexadecimal");
    }
    return Serials.hex(new BigInteger(hex, 16));
  }
}
