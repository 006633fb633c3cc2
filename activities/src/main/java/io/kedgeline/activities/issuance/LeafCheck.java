package io.kedgeline.activities.issuance;

import io.kedgeline.domain.issuance.IssuedCertificate;
import io.kedgeline.workflows.port.FailureType;
import io.temporal.failure.ApplicationFailure;
import java.net.URI;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/** Whether a certificate is what was to be issued. */
final class LeafCheck {

  /** The kind of alternative names that are URIs (RFC 5280 §4.2.1.6, GeneralName). */
  private static final int URI = 6;

  private LeafCheck() {}

  /**
   * Throws unless it says and lives what was planned. The authority writes what its template says,
   * so that another is none that should be used.
   */
  static void requireAsPlanned(X509Certificate leaf, IssuedCertificate planned) {
    boolean asPlanned =
        subject(leaf).equals(new TreeMap<>(planned.names().subject()))
            && uris(leaf).equals(planned.names().uri().stream().toList())
            && !leaf.getNotAfter().toInstant().isAfter(planned.until());
    if (!asPlanned) {
      throw ApplicationFailure.newNonRetryableFailure(
          "AWS Private CA issued a certificate for %s that is not as it was planned"
              .formatted(planned.names().commonName()),
          FailureType.NOT_READ_BACK.name());
    }
  }

  private static SortedMap<String, String> subject(X509Certificate leaf) {
    SortedMap<String, String> subject = new TreeMap<>();
    for (Rdn part : name(leaf).getRdns()) {
      subject.put(part.getType(), String.valueOf(part.getValue()));
    }
    return subject;
  }

  private static LdapName name(X509Certificate leaf) {
    try {
      return new LdapName(leaf.getSubjectX500Principal().getName());
    } catch (InvalidNameException unreadable) {
      throw new IllegalStateException("a certificate's subject is no name", unreadable);
    }
  }

  private static List<String> uris(X509Certificate leaf) {
    try {
      return Optional.ofNullable(leaf.getSubjectAlternativeNames()).stream()
          .flatMap(Collection::stream)
          .filter(name -> Integer.valueOf(URI).equals(name.getFirst()))
          .map(name -> String.valueOf(name.get(1)))
          .toList();
    } catch (CertificateParsingException unreadable) {
      return List.of();
    }
  }
}
