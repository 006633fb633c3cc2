package io.kedgeline.activities.authority;

import io.kedgeline.domain.certificate.KeyKind;
import software.amazon.awssdk.services.acmpca.model.KeyAlgorithm;
import software.amazon.awssdk.services.acmpca.model.SigningAlgorithm;

/**
 * How AWS Private CA calls a kind of key, and by what an authority with such a key signs (API
 * reference, CertificateAuthorityConfiguration). Roles Anywhere takes SHA-256 and longer.
 *
 * @param algorithm of the key
 * @param signing of its signatures
 */
record AuthorityKey(KeyAlgorithm algorithm, SigningAlgorithm signing) {

  static AuthorityKey of(KeyKind kind) {
    return switch (kind) {
      case EC_P256 ->
          new AuthorityKey(KeyAlgorithm.EC_PRIME256_V1, SigningAlgorithm.SHA256_WITHECDSA);
      case EC_P384 ->
          new AuthorityKey(KeyAlgorithm.EC_SECP384_R1, SigningAlgorithm.SHA384_WITHECDSA);
      case RSA_3072 -> new AuthorityKey(KeyAlgorithm.RSA_3072, SigningAlgorithm.SHA256_WITHRSA);
      case RSA_4096 -> new AuthorityKey(KeyAlgorithm.RSA_4096, SigningAlgorithm.SHA256_WITHRSA);
    };
  }
}
