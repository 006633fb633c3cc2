package io.kedgeline.twins.aws.acmpca;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Keys and signatures (API Reference, CertificateAuthorityConfiguration). Of the algorithms that
 * AWS has, ML-DSA and SM2 are not in this twin.
 */
final class KeyAlgorithms {

  private static final Map<String, Integer> RSA =
      new TreeMap<>(Map.of("RSA_2048", 2048, "RSA_3072", 3072, "RSA_4096", 4096));
  private static final Map<String, String> EC =
      new TreeMap<>(
          Map.of(
              "EC_prime256v1", "secp256r1",
              "EC_secp384r1", "secp384r1",
              "EC_secp521r1", "secp521r1"));
  private static final Map<String, String> SIGNATURES =
      Map.of(
          "SHA256WITHECDSA", "SHA256withECDSA",
          "SHA384WITHECDSA", "SHA384withECDSA",
          "SHA512WITHECDSA", "SHA512withECDSA",
          "SHA256WITHRSA", "SHA256withRSA",
          "SHA384WITHRSA", "SHA384withRSA",
          "SHA512WITHRSA", "SHA512withRSA");

  private KeyAlgorithms() {}

  static KeyPair generate(String algorithm) {
    try {
      if (RSA.containsKey(algorithm)) {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(RSA.get(algorithm));
        return generator.generateKeyPair();
      }
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec(EC.get(algorithm)));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  /** The family of the signing algorithm must be that of the key. */
  static void requireFitting(String keyAlgorithm, String signingAlgorithm) {
    boolean rsa = RSA.containsKey(keyAlgorithm);
    if (!rsa && !EC.containsKey(keyAlgorithm)) {
      throw Refusals.args(
          "KeyAlgorithm must be one of %s or %s".formatted(RSA.keySet(), EC.keySet()));
    }
    signature(signingAlgorithm, rsa ? "RSA" : "EC");
  }

  private static String signature(String signingAlgorithm, String family) {
    return Optional.ofNullable(SIGNATURES.get(signingAlgorithm))
        .filter(name -> name.endsWith(family.equals("RSA") ? "withRSA" : "withECDSA"))
        .orElseThrow(() ->
            Refusals.args(
                "The signing algorithm %s does not fit the authority's key"
                    .formatted(signingAlgorithm)));
  }

  /** What signs with this key. */
  static ContentSigner signer(PrivateKey key, String signingAlgorithm) {
    try {
      return new JcaContentSignerBuilder(signature(signingAlgorithm, key.getAlgorithm()))
          .build(key);
    } catch (OperatorCreationException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
