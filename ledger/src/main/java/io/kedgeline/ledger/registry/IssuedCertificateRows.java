package io.kedgeline.ledger.registry;

import io.kedgeline.domain.certificate.CertificateNames;
import io.kedgeline.domain.certificate.CertificateSerial;
import io.kedgeline.domain.enrollment.DeviceId;
import io.kedgeline.domain.issuance.CertificateStage;
import io.kedgeline.domain.issuance.IssuedCertificate;
import io.kedgeline.domain.issuance.IssuedCertificate.Issued;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.resource.CertificateAuthorityArn;
import io.kedgeline.domain.resource.ProfileArn;
import io.kedgeline.domain.resource.RoleArn;
import io.kedgeline.domain.resource.TrustAnchorArn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** How rows of issued certificates are read and written. */
final class IssuedCertificateRows {

  private static final Pattern PEM =
      Pattern.compile(
          "-----BEGIN CERTIFICATE-----\\n.*?-----END CERTIFICATE-----\\n", Pattern.DOTALL);

  private IssuedCertificateRows() {}

  static Optional<IssuedCertificate> find(Handle handle, RunId run) {
    return handle
        .createQuery("SELECT * FROM issued_certificate WHERE run = :run")
        .bind("run", run.value())
        .map((row, context) -> read(row))
        .findOne();
  }

  static String subject(CertificateNames names) {
    return new TreeMap<>(names.subject())
        .entrySet().stream()
            .map(part -> part.getKey() + "=" + part.getValue())
            .collect(Collectors.joining("\n"));
  }

  private static CertificateNames names(ResultSet row) throws SQLException {
    Map<String, String> subject = new TreeMap<>();
    for (String part : row.getString("subject").split("\n", -1)) {
      int equals = part.indexOf('=');
      subject.put(part.substring(0, equals), part.substring(equals + 1));
    }
    return new CertificateNames(subject, Optional.ofNullable(row.getString("uri")));
  }

  private static IssuedCertificate read(ResultSet row) throws SQLException {
    return new IssuedCertificate(
        new RunId(row.getString("run")),
        Optional.ofNullable(row.getString("device")).map(DeviceId::new),
        new ProfileArn(row.getString("profile")),
        new RoleArn(row.getString("role")),
        new TrustAnchorArn(row.getString("anchor")),
        new CertificateAuthorityArn(row.getString("authority")),
        names(row),
        new Digest(row.getString("key")),
        instant(row, "not_before").orElseThrow(),
        instant(row, "not_after").orElseThrow(),
        Duration.ofSeconds(row.getInt("session_seconds")),
        instant(row, "asked_at"),
        Optional.ofNullable(row.getString("certificate_arn")),
        issued(row),
        CertificateStage.valueOf(row.getString("stage")));
  }

  private static Optional<Issued> issued(ResultSet row) throws SQLException {
    String certificate = row.getString("certificate");
    if (certificate == null) {
      return Optional.empty();
    }
    List<String> chain =
        PEM.matcher(row.getString("chain")).results().map(MatchResult::group).toList();
    return Optional.of(
        new Issued(new CertificateSerial(row.getString("serial")), certificate, chain));
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }
}
