package io.kedgeline.activities.authority;

import io.kedgeline.activities.certificate.SignatureHash;
import io.kedgeline.activities.certificate.WholeList;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;

/**
 * A revocation list as an authority publishes it (RFC 5280 §5): complete, signed by the authority,
 * and good at the moment.
 *
 * @param pem the list as Roles Anywhere takes it
 * @param entries how many revoked certificates it holds
 * @param thisUpdate when it was published
 * @param nextUpdate until when it is to be replaced
 */
record PublishedList(String pem, int entries, Instant thisUpdate, Instant nextUpdate) {

  /**
   * The list, or what is wrong with it.
   *
   * @param octets the list in DER or in PEM
   */
  static PublishedList read(byte[] octets, X509Certificate authority, Instant now)
      throws GeneralSecurityException {
    X509CRL list = parsed(octets);
    list.verify(authority.getPublicKey());
    if (!list.getIssuerX500Principal().equals(authority.getSubjectX500Principal())) {
      throw new GeneralSecurityException("it is another authority's");
    }
    if (!SignatureHash.strong(list.getSigAlgName())) {
      throw new GeneralSecurityException("its signature is weak: " + list.getSigAlgName());
    }
    if (!WholeList.is(list)) {
      throw new GeneralSecurityException("it is not complete");
    }
    Instant nextUpdate =
        Optional.ofNullable(list.getNextUpdate())
            .orElseThrow(
                () -> new GeneralSecurityException("it does not say until when it is good"))
            .toInstant();
    if (!nextUpdate.isAfter(now)) {
      throw new GeneralSecurityException("it was to be replaced at " + nextUpdate);
    }
    return new PublishedList(
        pem(list.getEncoded()),
        Optional.ofNullable(list.getRevokedCertificates()).map(revoked -> revoked.size()).orElse(0),
        list.getThisUpdate().toInstant(),
        nextUpdate);
  }

  /** Whether this is the same list, octet by octet, however it is written as text. */
  boolean isIn(byte[] text) {
    try {
      return parsed(text).equals(parsed(pem.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException unreadable) {
      return false;
    }
  }

  private static X509CRL parsed(byte[] list) throws GeneralSecurityException {
    return (X509CRL)
        CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(list));
  }

  private static String pem(byte[] der) {
    StringWriter text = new StringWriter();
    try (PemWriter writer = new PemWriter(text)) {
      writer.writeObject(new PemObject("X509 CRL", der));
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
    return text.toString();
  }
}
