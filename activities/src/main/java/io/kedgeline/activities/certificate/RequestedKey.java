package io.kedgeline.activities.certificate;

import io.kedgeline.domain.certificate.KeyKind;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.util.PublicKeyFactory;

/**
 * The key that a certificate is asked for.
 *
 * @param kind its kind, if it is one that a company may allow
 * @param text the same for people
 */
record RequestedKey(Optional<KeyKind> kind, String text) {

  /** NIST SP 800-56B allows no smaller exponent; 3 has let signatures be forged. */
  private static final BigInteger LEAST_EXPONENT = BigInteger.valueOf(65_537);

  /**
   * NIST FIPS 186-5 §5.1 allows no larger one; such a key may have a private half to be guessed.
   */
  private static final int LONGEST_EXPONENT = 256;

  /** The library proves that a modulus is no prime, which takes seconds for the longest of all. */
  private static final int LONGEST_MODULUS = 4096;

  /**
   * The key of this request. What the library that reads keys fails with is not only what it says;
   * it reads more kinds than may be allowed, some slowly.
   */
  static RequestedKey of(SubjectPublicKeyInfo info) {
    ASN1ObjectIdentifier algorithm = info.getAlgorithm().getAlgorithm();
    boolean isRsa = algorithm.equals(PKCSObjectIdentifiers.rsaEncryption);
    if (!isRsa && !algorithm.equals(X9ObjectIdentifiers.id_ecPublicKey)) {
      return other("of algorithm " + algorithm.getId());
    }
    try {
      if (isRsa && modulus(info).bitLength() > LONGEST_MODULUS) {
        return other("RSA of %d bits".formatted(modulus(info).bitLength()));
      }
      AsymmetricKeyParameter key = PublicKeyFactory.createKey(info);
      return switch (key) {
        case RSAKeyParameters rsa -> ofRsa(rsa);
        case ECPublicKeyParameters curve -> ofCurve(curve);
        default -> other("of algorithm " + algorithm.getId());
      };
    } catch (IOException | RuntimeException unusable) {
      return other("not a key that can be used");
    }
  }

  private static BigInteger modulus(SubjectPublicKeyInfo info) throws IOException {
    return RSAPublicKey.getInstance(info.parsePublicKey()).getModulus();
  }

  private static RequestedKey ofRsa(RSAKeyParameters key) {
    int bits = key.getModulus().bitLength();
    if (key.getExponent().compareTo(LEAST_EXPONENT) < 0) {
      return other("RSA with the exponent " + key.getExponent());
    }
    if (key.getExponent().bitLength() > LONGEST_EXPONENT) {
      return other("RSA with an exponent of more than %d bits".formatted(LONGEST_EXPONENT));
    }
    return new RequestedKey(
        switch (bits) {
          case 3072 -> Optional.of(KeyKind.RSA_3072);
          case 4096 -> Optional.of(KeyKind.RSA_4096);
          default -> Optional.empty();
        },
        "RSA of %d bits".formatted(bits));
  }

  /** A curve that is spelt out instead of named may be any: none of those is taken. */
  private static RequestedKey ofCurve(ECPublicKeyParameters key) {
    if (!(key.getParameters() instanceof ECNamedDomainParameters named)) {
      return other("of a curve that has no name");
    }
    if (named.getName().equals(SECObjectIdentifiers.secp256r1)) {
      return new RequestedKey(Optional.of(KeyKind.EC_P256), "EC on P-256");
    }
    return named.getName().equals(SECObjectIdentifiers.secp384r1)
        ? new RequestedKey(Optional.of(KeyKind.EC_P384), "EC on P-384")
        : other("EC on the curve " + named.getName().getId());
  }

  private static RequestedKey other(String text) {
    return new RequestedKey(Optional.empty(), text);
  }
}
