package io.kedgeline.twins.aws.kept;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kedgeline.twins.aws.state.PrivateCa;
import io.kedgeline.twins.aws.state.PrivateCertificate;
import io.kedgeline.twins.aws.state.PrivateCertificate.Revocation;
import java.util.Optional;

/** What private authorities issued. */
final class KeptCertificates {

  private KeptCertificates() {}

  static void write(PrivateCa ca, ArrayNode into) {
    for (PrivateCertificate certificate : ca.certificates().values()) {
      ObjectNode node =
          into.addObject()
              .put("serial", certificate.serial())
              .put("pem", certificate.pem())
              .put("subject", certificate.subject())
              .put("notBefore", certificate.notBefore().toString())
              .put("notAfter", certificate.notAfter().toString())
              .put("selfSigned", certificate.selfSigned())
              .put("template", certificate.template())
              .put("issuedAt", certificate.issuedAt().toString())
              .put("readyAt", certificate.readyAt().toString());
      certificate.token().ifPresent(token -> node.put("token", token));
      certificate
          .revocation()
          .ifPresent(how ->
              node.putObject("revocation")
                  .put("at", how.at().toString())
                  .put("reason", how.reason())
                  .put("listedFrom", how.listedFrom().toString()));
    }
  }

  static void read(JsonNode node, PrivateCa ca) throws DamagedStateException {
    JsonNode how = node.path("revocation");
    PrivateCertificate certificate =
        new PrivateCertificate(
            Members.text(node, "serial"),
            Members.text(node, "pem"),
            Members.text(node, "subject"),
            Members.instant(node, "notBefore"),
            Members.instant(node, "notAfter"),
            node.path("selfSigned").asBoolean(false),
            Members.text(node, "template"),
            Members.instant(node, "issuedAt"),
            Members.instant(node, "readyAt"),
            Members.find(node, "token"),
            how.isObject()
                ? Optional.of(
                    new Revocation(
                        Members.instant(how, "at"),
                        Members.text(how, "reason"),
                        Members.instant(how, "listedFrom")))
                : Optional.empty());
    ca.certificates().put(certificate.serial(), certificate);
  }
}
