package io.kedgeline.activities.aws.admission;

import io.kedgeline.activities.aws.x509.CertificateIdentity;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;

/**
 * A certificate that says everything that a genuine one says, its issuer's name included, of an
 * authority that was made here: nothing but a signature tells them apart.
 */
final class Forgery {

  private static final int SERIAL_BITS = 127;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final X509CertificateHolder genuine;

  private Forgery(X509CertificateHolder genuine) {
    this.genuine = genuine;
  }

  /** The forgery of this certificate, with a key of its own. */
  static CertificateIdentity of(X509Certificate genuine)
      throws GeneralSecurityException, IOException {
    Forgery forgery = new Forgery(new JcaX509CertificateHolder(genuine));
    KeyPair authority = EphemeralKey.pair();
    KeyPair leaf = EphemeralKey.pair();
    return new CertificateIdentity(
        leaf.getPrivate(),
        forgery.leaf(leaf.getPublic(), authority.getPrivate()),
        List.of(forgery.authority(authority)));
  }

  private X509Certificate leaf(PublicKey key, PrivateKey authority)
      throws GeneralSecurityException, IOException {
    X509v3CertificateBuilder builder = builder(genuine.getSubject(), key);
    for (Object oid : genuine.getExtensionOIDs()) {
      ASN1ObjectIdentifier type = ASN1ObjectIdentifier.getInstance(oid);
      if (!type.equals(Extension.subjectKeyIdentifier)) {
        builder.addExtension(genuine.getExtension(type));
      }
    }
    return signed(builder, authority);
  }

  private X509Certificate authority(KeyPair keys) throws GeneralSecurityException, IOException {
    return signed(
        builder(genuine.getIssuer(), keys.getPublic())
            .addExtension(Extension.basicConstraints, true, new BasicConstraints(true))
            .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign)),
        keys.getPrivate());
  }

  private X509v3CertificateBuilder builder(X500Name subject, PublicKey key) {
    return new X509v3CertificateBuilder(
        genuine.getIssuer(),
        new BigInteger(SERIAL_BITS, RANDOM).add(BigInteger.ONE),
        genuine.getNotBefore(),
        genuine.getNotAfter(),
        subject,
        SubjectPublicKeyInfo.getInstance(key.getEncoded()));
  }

  private static X509Certificate signed(X509v3CertificateBuilder builder, PrivateKey authority)
      throws GeneralSecurityException {
    return new JcaX509CertificateConverter()
        .getCertificate(builder.build(EphemeralKey.signer(authority)));
  }
}
