package io.kedgeline.sandbox.world;

import io.kedgeline.domain.plan.Digest;
import java.io.IOException;
import java.io.StringWriter;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.ECGenParameterSpec;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;

/** A device: its key, and its request for a certificate. */
public final class InventedDevice {

  private final KeyPair pair;
  private final String pem;

  private InventedDevice(KeyPair pair, String pem) {
    this.pair = pair;
    this.pem = pem;
  }

  /** A device with a fresh key, whose request has this name and this URI. */
  public static InventedDevice of(String commonName, String uri) {
    try {
      KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
      keys.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair pair = keys.generateKeyPair();
      PKCS10CertificationRequest request =
          new JcaPKCS10CertificationRequestBuilder(
                  new X500Name("CN=" + commonName), pair.getPublic())
              .addAttribute(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, extensions(uri))
              .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()));
      return new InventedDevice(pair, pem("CERTIFICATE REQUEST", request.getEncoded()));
    } catch (GeneralSecurityException | IOException | OperatorCreationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String pem(String type, byte[] content) throws IOException {
    StringWriter text = new StringWriter();
    try (PemWriter writer = new PemWriter(text)) {
      writer.writeObject(new PemObject(type, content));
    }
    return text.toString();
  }

  private static Extensions extensions(String uri) throws IOException {
    ExtensionsGenerator asked = new ExtensionsGenerator();
    asked.addExtension(
        Extension.subjectAlternativeName,
        false,
        new GeneralNames(new GeneralName(GeneralName.uniformResourceIdentifier, uri)));
    return asked.generate();
  }

  /** The request in PEM. */
  public String pem() {
    return pem;
  }

  /** The private key, which never leaves the device. */
  public PrivateKey key() {
    return pair.getPrivate();
  }

  /** The private key in PEM (PKCS#8). */
  String keyPem() {
    try {
      return pem("PRIVATE KEY", pair.getPrivate().getEncoded());
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The SHA-256 of the key as SubjectPublicKeyInfo, as an attestation names it. */
  public Digest publicKey() {
    return Digest.of(pair.getPublic().getEncoded());
  }
}
