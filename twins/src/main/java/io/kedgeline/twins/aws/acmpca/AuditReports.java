package io.kedgeline.twins.aws.acmpca;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kedgeline.twins.aws.front.Json;
import io.kedgeline.twins.aws.state.AuditReport;
import io.kedgeline.twins.aws.state.AuthorityNotice;
import io.kedgeline.twins.aws.state.AwsError;
import io.kedgeline.twins.aws.state.PrivateCa;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Reports of what an authority issued and revoked, one in 30 minutes (AWS Private CA User Guide,
 * "Audit reports"). What a report too early is refused with is not documented.
 */
final class AuditReports {

  private static final String GENERATION = "Audit Report Generation";
  private static final Duration APART = Duration.ofMinutes(30);

  private AuditReports() {}

  static Map<String, PrivateCaOperation> operations() {
    return Map.of(
        "CreateCertificateAuthorityAuditReport", AuditReports::create,
        "DescribeCertificateAuthorityAuditReport", AuditReports::describe);
  }

  private static ObjectNode create(PrivateCaCall call) {
    PrivateCa ca = call.authority();
    String bucket = call.text("S3BucketName");
    String format = call.text("AuditReportResponseFormat");
    if (!format.equals("JSON") && !format.equals("CSV")) {
      throw AwsError.validation("AuditReportResponseFormat must be JSON or CSV");
    }
    if (ca.certificate().isEmpty() || Lifecycle.at(ca, call.now()).equals(Lifecycle.DELETED)) {
      throw Refusals.state("The certificate authority has no certificate, or is deleted");
    }
    if (!ca.reports().isEmpty()
        && call.now().isBefore(ca.reports().getLast().created().plus(APART))) {
      throw Refusals.inProgress("A report can be asked for once in 30 minutes");
    }
    String id = call.state().newUuid();
    String key =
        "audit-report/%s/%s.%s".formatted(ca.id(), id, format.equals("JSON") ? "json" : "csv");
    CaBucket place =
        new CaBucket(
            call.state(), ca.arn(), call.invocation().account(), call.invocation().region());
    place.require(call, bucket, key);
    String content = format.equals("JSON") ? AuditRows.json(ca) : AuditRows.csv(ca);
    boolean written =
        place.write(
            bucket,
            key,
            content.getBytes(StandardCharsets.UTF_8),
            format.equals("JSON") ? "application/json" : "text/csv",
            call.now());
    ca.reports()
        .add(
            new AuditReport(
                id,
                bucket,
                key,
                written,
                call.now(),
                call.now().plus(call.state().privateCas().work())));
    Instant ready = ca.reports().getLast().readyAt();
    call.state()
        .privateCas()
        .say(
            written
                ? AuthorityNotice.done(GENERATION, ca, ready)
                : AuthorityNotice.failed(GENERATION, ca, ready, "Failed to write to S3"));
    return Json.object().put("AuditReportId", id).put("S3Key", key);
  }

  private static ObjectNode describe(PrivateCaCall call) {
    PrivateCa ca = call.authority();
    String id = call.text("AuditReportId");
    AuditReport report =
        ca.reports().stream()
            .filter(one -> one.id().equals(id))
            .findFirst()
            .orElseThrow(() -> Refusals.missing("the audit report " + id));
    String status =
        call.now().isBefore(report.readyAt())
            ? "CREATING"
            : report.written() ? "SUCCESS" : "FAILED";
    return Json.object()
        .put("AuditReportStatus", status)
        .put("S3BucketName", report.bucket())
        .put("S3Key", report.key())
        .put("CreatedAt", report.created().getEpochSecond());
  }
}
