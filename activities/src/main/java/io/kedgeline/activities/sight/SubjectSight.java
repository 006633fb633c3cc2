package io.kedgeline.activities.sight;

import io.kedgeline.domain.certificate.CertificateNames;
import io.kedgeline.domain.certificate.CertificateSerial;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import software.amazon.awssdk.services.rolesanywhere.RolesAnywhereClient;
import software.amazon.awssdk.services.rolesanywhere.model.CredentialSummary;
import software.amazon.awssdk.services.rolesanywhere.model.SubjectSummary;

/**
 * What Roles Anywhere remembers of who has authenticated. Subjects are told by pages and without
 * their certificates, and one subject may have several, of several authorities (API reference,
 * ListSubjects and GetSubject). Of each, the certificate itself is looked at: AWS does not say how
 * it writes serial numbers and issuers beside it.
 */
final class SubjectSight {

  private final RolesAnywhereClient rolesAnywhere;

  SubjectSight(RolesAnywhereClient rolesAnywhere) {
    this.rolesAnywhere = rolesAnywhere;
  }

  /** When this certificate last got a session, if AWS knows of one. */
  Optional<Instant> seen(SoughtCertificate sought) {
    return rolesAnywhere.listSubjectsPaginator(r -> {}).subjects().stream()
        .filter(subject -> named(subject, sought.commonName()))
        .flatMap(subject ->
            rolesAnywhere
                .getSubject(r -> r.subjectId(subject.subjectId()))
                .subject()
                .credentials()
                .stream())
        .filter(credential -> is(credential, sought))
        .flatMap(credential -> Optional.ofNullable(credential.seenAt()).stream())
        .max(Comparator.naturalOrder());
  }

  /** A certificate that was turned away is told, too. */
  private static boolean is(CredentialSummary credential, SoughtCertificate sought) {
    return !Boolean.TRUE.equals(credential.failed())
        && Optional.ofNullable(credential.x509CertificateData())
            .filter(text -> !text.isBlank())
            .map(sought::is)
            .orElseGet(() -> numbered(credential, sought));
  }

  /** Every part of a credential may be left out (API reference, CredentialSummary). */
  private static boolean numbered(CredentialSummary credential, SoughtCertificate sought) {
    return serials(Optional.ofNullable(credential.serialNumber()).orElse(""))
            .contains(sought.serial())
        && Optional.ofNullable(credential.issuer()).filter(sought::issuedBy).isPresent();
  }

  /** AWS does not say whether it writes decimal or hexadecimal numbers, and writes both. */
  private static List<CertificateSerial> serials(String written) {
    Stream<String> decimal =
        written.matches("[0-9]{1,60}")
            ? Stream.of(new BigInteger(written).toString(16))
            : Stream.empty();
    return Stream.concat(Stream.of(written.replace(":", "")), decimal)
        .flatMap(text -> CertificateSerial.ofHexadecimal(text).stream())
        .toList();
  }

  private static boolean named(SubjectSummary subject, String commonName) {
    try {
      return new LdapName(Optional.ofNullable(subject.x509Subject()).orElse(""))
          .getRdns().stream()
              .anyMatch(part ->
                  part.getType().equalsIgnoreCase(CertificateNames.COMMON_NAME)
                      && part.getValue().equals(commonName));
    } catch (InvalidNameException unreadable) {
      return false;
    }
  }
}
