package io.kedgeline.twins.pki;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certification authority that exists only here. */
public final class InventedCa {

  private static final Duration CA_LIFE = Duration.ofDays(3650);

  private final Issued self;
  private long serial = 0x5f1c_0000L;

  private InventedCa(Issued self) {
    this.self = self;
  }

  /** A root of this name, valid from this instant on. */
  public static InventedCa root(String name, Instant from) {
    KeyPair keys = keys("EC");
    X509v3CertificateBuilder builder =
        builder(name, name, BigInteger.ONE, from, from.plus(CA_LIFE), keys);
    return new InventedCa(
        finish(
            caExtensions(builder, new BasicConstraints(true)),
            keys.getPrivate(),
            keys.getPrivate()));
  }

  /** The same that may certify no authority below it: its path length is 0. */
  public static InventedCa lowest(String name, Instant from) {
    KeyPair keys = keys("EC");
    X509v3CertificateBuilder builder =
        builder(name, name, BigInteger.ONE, from, from.plus(CA_LIFE), keys);
    return new InventedCa(
        finish(
            caExtensions(builder, new BasicConstraints(0)), keys.getPrivate(), keys.getPrivate()));
  }

  /** An authority below this one. */
  public InventedCa subordinate(String name, Instant from) {
    KeyPair keys = keys("EC");
    X509v3CertificateBuilder builder =
        builder(subject(), name, nextSerial(), from, from.plus(CA_LIFE), keys);
    return new InventedCa(
        finish(caExtensions(builder, new BasicConstraints(true)), keys.getPrivate(), self.key()));
  }

  /** An authority below this one that may certify none below itself. */
  public InventedCa lowestBelow(String name, Instant from) {
    KeyPair keys = keys("EC");
    X509v3CertificateBuilder builder =
        builder(subject(), name, nextSerial(), from, from.plus(CA_LIFE), keys);
    return new InventedCa(
        finish(caExtensions(builder, new BasicConstraints(0)), keys.getPrivate(), self.key()));
  }

  /** Its own certificate. */
  public Issued self() {
    return self;
  }

  /** An end-entity certificate with an elliptic-curve key. */
  public Issued issue(String subject, Instant from, Duration life) {
    return issue(subject, from, life, "EC", List.of());
  }

  /**
   * An end-entity certificate.
   *
   * @param subject its distinguished name
   * @param from its notBefore
   * @param life until its notAfter
   * @param algorithm {@code EC}, {@code RSA}, or from JDK 24 on {@code ML-DSA-44} and its like
   * @param alternativeNames at most one set of subject alternative names
   */
  public Issued issue(
      String subject,
      Instant from,
      Duration life,
      String algorithm,
      List<GeneralNames> alternativeNames) {
    KeyPair keys = keys(algorithm);
    X509v3CertificateBuilder builder =
        builder(subject(), subject, nextSerial(), from, from.plus(life), keys);
    try {
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
      for (GeneralNames names : alternativeNames) {
        builder.addExtension(Extension.subjectAlternativeName, false, names);
      }
    } catch (CertIOException unwritable) {
      throw new IllegalStateException(unwritable);
    }
    return finish(builder, keys.getPrivate(), self.key());
  }

  /** A revocation list in PEM that holds these certificates. */
  public String revocationList(Instant at, List<X509Certificate> revoked) {
    X509v2CRLBuilder builder = new X509v2CRLBuilder(new X500Name(subject()), Date.from(at));
    builder.setNextUpdate(Date.from(at.plus(Duration.ofDays(7))));
    for (X509Certificate certificate : revoked) {
      builder.addCRLEntry(certificate.getSerialNumber(), Date.from(at), CRLReason.keyCompromise);
    }
    try {
      X509CRL crl =
          new JcaX509CRLConverter()
              .getCRL(
                  builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(self.key())));
      return Issued.pem("X509 CRL", crl.getEncoded());
    } catch (OperatorCreationException | GeneralSecurityException unable) {
      throw new IllegalStateException(unable);
    }
  }

  /** In the encoded order, which the principal's own text reverses. */
  private String subject() {
    return X500Name.getInstance(self.certificate().getSubjectX500Principal().getEncoded())
        .toString();
  }

  private BigInteger nextSerial() {
    serial++;
    return BigInteger.valueOf(serial);
  }

  private static X509v3CertificateBuilder builder(
      String issuer, String subject, BigInteger serial, Instant from, Instant until, KeyPair keys) {
    return new JcaX509v3CertificateBuilder(
        new X500Name(issuer),
        serial,
        Date.from(from),
        Date.from(until),
        new X500Name(subject),
        keys.getPublic());
  }

  private static X509v3CertificateBuilder caExtensions(
      X509v3CertificateBuilder builder, BasicConstraints constraints) {
    try {
      return builder
          .addExtension(Extension.basicConstraints, true, constraints)
          .addExtension(
              Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
    } catch (CertIOException unwritable) {
      throw new IllegalStateException(unwritable);
    }
  }

  private static Issued finish(
      X509v3CertificateBuilder builder, PrivateKey own, PrivateKey signing) {
    try {
      return new Issued(
          own,
          new JcaX509CertificateConverter()
              .getCertificate(
                  builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signing))));
    } catch (OperatorCreationException | GeneralSecurityException unable) {
      throw new IllegalStateException(unable);
    }
  }

  private static KeyPair keys(String algorithm) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      if (algorithm.equals("EC")) {
        generator.initialize(new ECGenParameterSpec("secp256r1"));
      } else if (algorithm.equals("RSA")) {
        generator.initialize(2048);
      }
      return generator.generateKeyPair();
    } catch (GeneralSecurityException unable) {
      throw new IllegalStateException(unable);
    }
  }
}
