package io.kedgeline.twins.aws.acmpca;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kedgeline.twins.aws.front.Json;
import io.kedgeline.twins.aws.state.PrivateCa;
import io.kedgeline.twins.aws.state.PrivateCertificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;

/** The rows of an audit report (AWS Private CA User Guide, "Audit report examples"). */
final class AuditRows {

  private static final List<String> COLUMNS =
      List.of(
          "awsAccountId",
          "certificateArn",
          "serial",
          "subject",
          "notBefore",
          "notAfter",
          "issuedAt",
          "revokedAt",
          "revocationReason",
          "templateArn");
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxx").withZone(ZoneOffset.UTC);

  private AuditRows() {}

  static String json(PrivateCa ca) {
    return rows(ca).toPrettyString();
  }

  static String csv(PrivateCa ca) {
    StringBuilder lines = new StringBuilder(String.join(",", COLUMNS)).append('\n');
    for (JsonNode row : rows(ca)) {
      lines
          .append(
              COLUMNS.stream()
                  .map(column -> quoted(row.path(column).asText("")))
                  .collect(Collectors.joining(",")))
          .append('\n');
    }
    return lines.toString();
  }

  private static String quoted(String value) {
    return "\"" + value.replace("\"", "\"\"") + "\"";
  }

  private static ArrayNode rows(PrivateCa ca) {
    ArrayNode rows = Json.array();
    ca.certificates().values().forEach(one -> rows.add(row(ca, one)));
    return rows;
  }

  private static ObjectNode row(PrivateCa ca, PrivateCertificate certificate) {
    ObjectNode row =
        Json.object()
            .put("awsAccountId", ca.account())
            .put("certificateArn", Issuance.arn(ca, certificate))
            .put("serial", Serials.withColons(certificate.serial()))
            .put("subject", certificate.subject())
            .put("notBefore", stamp(certificate.notBefore()))
            .put("notAfter", stamp(certificate.notAfter()))
            .put("issuedAt", stamp(certificate.issuedAt()));
    certificate
        .revocation()
        .ifPresent(
            how -> row.put("revokedAt", stamp(how.at())).put("revocationReason", how.reason()));
    return row.put("templateArn", certificate.template());
  }

  private static String stamp(Instant instant) {
    return STAMP.format(instant);
  }
}
