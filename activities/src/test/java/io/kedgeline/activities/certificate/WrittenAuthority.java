package io.kedgeline.activities.certificate;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An authority of one key that signs under whatever name and by whatever algorithm it is told. */
final class WrittenAuthority {

  private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

  private final KeyPair keys;

  /** One with a key of this algorithm and size. */
  WrittenAuthority(String algorithm, int bits) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
    generator.initialize(bits);
    this.keys = generator.generateKeyPair();
  }

  /** A certificate of this name for its own key, signed by that key, in DER. */
  byte[] authority(String name, String algorithm) {
    return certificate(name, name, algorithm, true);
  }

  /** A certificate for a machine, issued under this name, in DER. */
  byte[] leaf(String issuer, String algorithm) {
    return certificate(issuer, "CN=canary-1", algorithm, false);
  }

  /** A revocation list under this name that revokes nothing, in DER. */
  byte[] list(String issuer, String algorithm) {
    try {
      return new X509v2CRLBuilder(new X500Name(issuer), Date.from(NOW))
          .setNextUpdate(Date.from(NOW.plus(Duration.ofDays(7))))
          .build(signer(algorithm))
          .getEncoded();
    } catch (IOException | OperatorCreationException unable) {
      throw new IllegalStateException(unable);
    }
  }

  private byte[] certificate(String issuer, String subject, String algorithm, boolean authority) {
    try {
      return new JcaX509v3CertificateBuilder(
              new X500Name(issuer),
              BigInteger.TWO,
              Date.from(NOW),
              Date.from(NOW.plus(Duration.ofDays(20))),
              new X500Name(subject),
              keys.getPublic())
          .addExtension(Extension.basicConstraints, true, new BasicConstraints(authority))
          .build(signer(algorithm))
          .getEncoded();
    } catch (IOException | OperatorCreationException unable) {
      throw new IllegalStateException(unable);
    }
  }

  private ContentSigner signer(String algorithm) throws OperatorCreationException {
    return new JcaContentSignerBuilder(algorithm)
        .setProvider(new BouncyCastleProvider())
        .build(keys.getPrivate());
  }
}
