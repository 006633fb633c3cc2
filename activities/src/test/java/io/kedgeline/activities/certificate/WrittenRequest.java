package io.kedgeline.activities.certificate;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequestBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/** A request as somebody writes it, whatever is wrong with it. */
record WrittenRequest(
    KeyPair key,
    KeyPair signer,
    String algorithm,
    X500Name subject,
    List<GeneralName> names,
    Map<ASN1ObjectIdentifier, byte[]> extensions,
    Map<ASN1ObjectIdentifier, ASN1Encodable> attributes,
    boolean spoilt) {

  private static final KeyPair P256 = curve("secp256r1");

  static WrittenRequest good() {
    return new WrittenRequest(
            P256,
            P256,
            "SHA256withECDSA",
            new X500Name("CN=laptop-0042"),
            List.of(),
            Map.of(),
            Map.of(),
            false)
        .at("urn:exacttr:device:laptop-0042");
  }

  static KeyPair another() {
    return curve("secp256r1");
  }

  static KeyPair curve(String name) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec(name));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new AssertionError(everyJdkHasIt);
    }
  }

  static KeyPair rsa(int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new AssertionError(everyJdkHasIt);
    }
  }

  /** An RSA key of a length that is allowed, with this public exponent. */
  static KeyPair rsaWith(BigInteger exponent) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(new RSAKeyGenParameterSpec(3072, exponent));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new AssertionError(everyJdkHasIt);
    }
  }

  static KeyPair edwards() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new AssertionError(everyJdkHasIt);
    }
  }

  WrittenRequest of(KeyPair other) {
    String matching =
        switch (other.getPublic().getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          default -> "Ed25519";
        };
    return new WrittenRequest(
        other, other, matching, subject, names, extensions, attributes, spoilt);
  }

  WrittenRequest signedBy(KeyPair other) {
    return new WrittenRequest(
        key, other, algorithm, subject, names, extensions, attributes, spoilt);
  }

  WrittenRequest hashed(String other) {
    return new WrittenRequest(key, signer, other, subject, names, extensions, attributes, spoilt);
  }

  WrittenRequest named(String other) {
    return named(new X500Name(other));
  }

  WrittenRequest named(X500Name other) {
    return new WrittenRequest(key, signer, algorithm, other, names, extensions, attributes, spoilt);
  }

  WrittenRequest at(String uri) {
    return alsoKnownAs(List.of(new GeneralName(GeneralName.uniformResourceIdentifier, uri)));
  }

  WrittenRequest alsoKnownAs(List<GeneralName> others) {
    return new WrittenRequest(
        key, signer, algorithm, subject, others, extensions, attributes, spoilt);
  }

  WrittenRequest with(ASN1ObjectIdentifier type, ASN1Encodable value) {
    try {
      return with(type, value.toASN1Primitive().getEncoded(ASN1Encoding.DER));
    } catch (IOException unwritable) {
      throw new AssertionError(unwritable);
    }
  }

  /** With an extension of these octets, whatever they are. */
  WrittenRequest with(ASN1ObjectIdentifier type, byte[] value) {
    Map<ASN1ObjectIdentifier, byte[]> more = new LinkedHashMap<>(extensions);
    more.put(type, value);
    return new WrittenRequest(key, signer, algorithm, subject, names, more, attributes, spoilt);
  }

  /** With an attribute beside the one that asks for extensions. */
  WrittenRequest saying(ASN1ObjectIdentifier type, ASN1Encodable value) {
    Map<ASN1ObjectIdentifier, ASN1Encodable> more = new LinkedHashMap<>(attributes);
    more.put(type, value);
    return new WrittenRequest(key, signer, algorithm, subject, names, extensions, more, spoilt);
  }

  /** With the last octet of the signature changed. */
  WrittenRequest spoiled() {
    return new WrittenRequest(key, signer, algorithm, subject, names, extensions, attributes, true);
  }

  byte[] der() {
    try {
      PKCS10CertificationRequestBuilder builder =
          new JcaPKCS10CertificationRequestBuilder(subject, key.getPublic());
      ExtensionsGenerator generator = new ExtensionsGenerator();
      if (!names.isEmpty()) {
        generator.addExtension(
            Extension.subjectAlternativeName,
            false,
            new GeneralNames(names.toArray(GeneralName[]::new)));
      }
      for (Map.Entry<ASN1ObjectIdentifier, byte[]> extension : extensions.entrySet()) {
        generator.addExtension(extension.getKey(), true, extension.getValue());
      }
      if (!generator.isEmpty()) {
        builder.addAttribute(
            PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, generator.generate());
      }
      attributes.forEach(builder::addAttribute);
      byte[] der =
          builder
              .build(new JcaContentSignerBuilder(algorithm).build(signer.getPrivate()))
              .getEncoded();
      if (spoilt) {
        der[der.length - 1] ^= 1;
      }
      return der;
    } catch (IOException | OperatorCreationException unwritable) {
      throw new AssertionError(unwritable);
    }
  }

  String pem() {
    return pem(der());
  }

  static String pem(byte[] der) {
    return "-----BEGIN CERTIFICATE REQUEST-----\n%s\n-----END CERTIFICATE REQUEST-----\n"
        .formatted(Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der));
  }
}
