package io.kedgeline.activities.certificate;

import io.kedgeline.domain.certificate.CertificateNames;
import io.kedgeline.domain.certificate.CertificateSerial;
import io.kedgeline.domain.certificate.KeyKind;
import io.kedgeline.domain.external.ExternalAuthority;
import io.kedgeline.domain.external.ExternalCanary;
import io.kedgeline.domain.external.ExternalFacts;
import io.kedgeline.domain.external.ExternalList;
import io.kedgeline.domain.plan.Digest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.operator.DefaultSignatureNameFinder;

/**
 * Reads the documents of an authority outside AWS: one certificate (RFC 5280 §4) or one revocation
 * list (§5) in DER, and nothing after it.
 */
public final class ExternalDocumentsReader {

  private static final int KEY_CERT_SIGN = 5;
  private static final int CRL_SIGN = 6;
  private static final String CRL_NUMBER = "2.5.29.20";

  private ExternalDocumentsReader() {}

  /**
   * What they say, each beside the authority's certificate.
   *
   * @throws GeneralSecurityException when one of them is no such document
   */
  public static ExternalFacts read(byte[] authority, byte[] list, byte[] canary)
      throws GeneralSecurityException {
    X509Certificate issuer = certificate(authority);
    X509CRL revoked = list(list);
    try {
      return new ExternalFacts(
          authority(issuer, authority),
          list(revoked, list, issuer),
          canary(certificate(canary), canary, issuer, revoked));
    } catch (IOException | RuntimeException unreadable) {
      throw new CertificateException("a document has a part that cannot be read", unreadable);
    }
  }

  /**
   * The certificate.
   *
   * @throws GeneralSecurityException when it is none, or something follows it
   */
  public static X509Certificate certificate(byte[] der) throws GeneralSecurityException {
    X509Certificate read =
        (X509Certificate)
            CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(der));
    if (!Arrays.equals(read.getEncoded(), der)) {
      throw new CertificateException("something follows the certificate");
    }
    return read;
  }

  /**
   * The common name of whom this certificate is of, if there is one; several are one, joined as
   * Roles Anywhere joins them in the tag {@code x509Issuer/CN} of what it issues.
   */
  public static Optional<String> commonName(X509Certificate certificate) {
    return Optional.ofNullable(
        DistinguishedName.of(certificate.getSubjectX500Principal())
            .values()
            .get(CertificateNames.COMMON_NAME));
  }

  private static X509CRL list(byte[] der) throws GeneralSecurityException {
    X509CRL read =
        (X509CRL)
            CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(der));
    if (!Arrays.equals(read.getEncoded(), der)) {
      throw new CertificateException("something follows the list");
    }
    return read;
  }

  private static ExternalAuthority authority(X509Certificate read, byte[] der) {
    return new ExternalAuthority(
        read.getSubjectX500Principal().getName(),
        DistinguishedName.of(read.getSubjectX500Principal()).commonName(),
        Digest.of(der),
        key(read.getPublicKey()),
        read.getBasicConstraints() >= 0,
        pathLength(read.getBasicConstraints()),
        uses(read, KEY_CERT_SIGN),
        uses(read, CRL_SIGN),
        read.getNotBefore().toInstant(),
        read.getNotAfter().toInstant());
  }

  private static Optional<KeyKind> key(PublicKey key) {
    return RequestedKey.of(SubjectPublicKeyInfo.getInstance(key.getEncoded())).kind();
  }

  private static Optional<Integer> pathLength(int constraint) {
    return constraint < 0 || constraint == Integer.MAX_VALUE
        ? Optional.empty()
        : Optional.of(constraint);
  }

  private static boolean uses(X509Certificate read, int bit) {
    return Optional.ofNullable(read.getKeyUsage()).filter(usage -> usage[bit]).isPresent();
  }

  private static ExternalList list(X509CRL read, byte[] der, X509Certificate issuer)
      throws IOException {
    return new ExternalList(
        Digest.of(der),
        named(read.getIssuerX500Principal(), issuer)
            && strong(new X509CRLHolder(der).toASN1Structure().getSignatureAlgorithm())
            && signed(() -> read.verify(issuer.getPublicKey())),
        WholeList.is(read),
        number(read),
        Optional.ofNullable(read.getRevokedCertificates()).map(entries -> entries.size()).orElse(0),
        read.getThisUpdate().toInstant(),
        Optional.ofNullable(read.getNextUpdate()).map(Date::toInstant));
  }

  private static Optional<String> number(X509CRL read) throws IOException {
    byte[] extension = read.getExtensionValue(CRL_NUMBER);
    return extension == null
        ? Optional.empty()
        : Optional.of(
            ASN1Integer.getInstance(JcaX509ExtensionUtils.parseExtensionValue(extension))
                .getValue()
                .toString());
  }

  private static ExternalCanary canary(
      X509Certificate read, byte[] der, X509Certificate issuer, X509CRL revoked)
      throws CertificateException, IOException {
    return new ExternalCanary(
        Digest.of(der),
        new CertificateSerial(read.getSerialNumber().toString(16)),
        names(read),
        named(read.getIssuerX500Principal(), issuer)
            && strong(new X509CertificateHolder(der).getSignatureAlgorithm())
            && signed(() -> read.verify(issuer.getPublicKey())),
        read.getBasicConstraints() < 0,
        revoked.isRevoked(read),
        read.getNotBefore().toInstant(),
        read.getNotAfter().toInstant());
  }

  private static Optional<CertificateNames> names(X509Certificate read)
      throws CertificateException {
    Map<String, String> subject = DistinguishedName.of(read.getSubjectX500Principal()).values();
    Optional<String> uri = firstUri(read);
    return DistinguishedName.of(read.getSubjectX500Principal())
        .commonName()
        .map(one -> new CertificateNames(subject, uri));
  }

  /** Roles Anywhere takes the first of several (User Guide, "Trust model"). */
  private static Optional<String> firstUri(X509Certificate read) throws CertificateException {
    return Optional.ofNullable(read.getSubjectAlternativeNames()).stream()
        .flatMap(names -> names.stream())
        .filter(name -> Integer.valueOf(6).equals(name.get(0)))
        .map(ExternalDocumentsReader::text)
        .filter(uri -> !uri.isEmpty())
        .findFirst();
  }

  private static String text(List<?> name) {
    return String.valueOf(name.get(1));
  }

  /** Octet by octet: a verifier may compare so, and whoever compares otherwise finds this too. */
  private static boolean named(X500Principal name, X509Certificate authority) {
    return Arrays.equals(name.getEncoded(), authority.getSubjectX500Principal().getEncoded());
  }

  private static boolean strong(AlgorithmIdentifier signature) {
    return SignatureHash.strong(new DefaultSignatureNameFinder().getAlgorithmName(signature));
  }

  private static boolean signed(Verification verification) {
    try {
      verification.verify();
      return true;
    } catch (GeneralSecurityException notSigned) {
      return false;
    }
  }

  /** Verifies a signature, or fails. */
  private interface Verification {
    void verify() throws GeneralSecurityException;
  }
}
