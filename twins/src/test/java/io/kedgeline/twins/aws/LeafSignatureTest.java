package io.kedgeline.twins.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kedgeline.twins.pki.Issued;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** By which algorithms a leaf may be signed, and a request by a leaf's key. */
class LeafSignatureTest {

  private CertificateWorld world;

  @BeforeEach
  void start() throws IOException {
    world = new CertificateWorld();
  }

  @AfterEach
  void stop() {
    world.close();
  }

  @ParameterizedTest
  @CsvSource({
    "SHA256withECDSA,let in",
    "SHA512withECDSA,let in",
    "SHA384withRSA,let in",
    "SHA256withRSAandMGF1,let in",
    "SHA224withECDSA,Insufficient signature algorithm",
    "SHA1withECDSA,Insufficient signature algorithm",
    "SHA224withRSA,Insufficient signature algorithm",
    "SHA1withRSAandMGF1,Insufficient signature algorithm"
  })
  void aLeafIsSignedWithSha256OrStronger(String algorithm, String answer) throws Exception {
    KeyPair signing = keys(algorithm.contains("RSA") ? "RSA" : "EC");
    world.anchorTrusts(
        certificate(
            signing,
            signing,
            algorithm.contains("RSA") ? "SHA256withRSA" : "SHA256withECDSA",
            true));
    assertEquals(
        answer, world.caller.ask(certificate(keys("EC"), signing, algorithm, false)).message());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ML-DSA-44", "ML-DSA-65", "ML-DSA-87"})
  void aLatticeKeyGetsInWhereTheJdkKnowsIt(String algorithm) {
    if (Runtime.version().feature() >= 24) {
      Issued leaf =
          world.ca.issue("CN=leaf", world.yesterday, CertificateWorld.LIFE, algorithm, List.of());
      assertEquals("let in", world.caller.ask(leaf).message());
    } else {
      assertEquals(
          "AWS4-X509-MLDSA cannot be verified here: it needs a JDK of 24 or newer",
          world
              .caller
              .ask(world.leaf("CN=leaf"), "{}", "AWS4-X509-MLDSA", "SHA256withECDSA")
              .message());
    }
  }

  @Test
  void theAlgorithmMustBeTheKeys() {
    assertEquals(
        "Invalid signature",
        world
            .caller
            .ask(world.leaf("CN=leaf"), "{}", "AWS4-X509-RSA-SHA256", "SHA256withECDSA")
            .message());
  }

  private static KeyPair keys(String algorithm) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
    generator.initialize(algorithm.equals("RSA") ? 2048 : 256);
    return generator.generateKeyPair();
  }

  private Issued certificate(KeyPair own, KeyPair signing, String algorithm, boolean authority)
      throws IOException, GeneralSecurityException, OperatorCreationException {
    X509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            new X500Name("CN=Signer"),
            BigInteger.valueOf(authority ? 1 : 2),
            Date.from(world.yesterday),
            Date.from(world.yesterday.plus(CertificateWorld.LIFE)),
            new X500Name(authority ? "CN=Signer" : "CN=leaf"),
            own.getPublic());
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
    builder.addExtension(
        Extension.keyUsage,
        true,
        new KeyUsage(authority ? KeyUsage.keyCertSign : KeyUsage.digitalSignature));
    return new Issued(
        own.getPrivate(),
        new JcaX509CertificateConverter()
            .getCertificate(
                builder.build(
                    new JcaContentSignerBuilder(algorithm)
                        .setProvider(new BouncyCastleProvider())
                        .build(signing.getPrivate()))));
  }
}
