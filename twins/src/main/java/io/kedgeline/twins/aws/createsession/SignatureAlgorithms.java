package io.kedgeline.twins.aws.createsession;

import java.security.cert.X509Certificate;
import java.util.Set;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * The algorithms by which a leaf may be signed: SHA-256 or stronger (IAM Roles Anywhere User Guide,
 * "Trust model", signature validation). What is not among them is refused.
 */
final class SignatureAlgorithms {

  private static final Set<String> STRONG =
      Set.of(
          PKCSObjectIdentifiers.sha256WithRSAEncryption.getId(),
          PKCSObjectIdentifiers.sha384WithRSAEncryption.getId(),
          PKCSObjectIdentifiers.sha512WithRSAEncryption.getId(),
          X9ObjectIdentifiers.ecdsa_with_SHA256.getId(),
          X9ObjectIdentifiers.ecdsa_with_SHA384.getId(),
          X9ObjectIdentifiers.ecdsa_with_SHA512.getId(),
          NISTObjectIdentifiers.id_ml_dsa_44.getId(),
          NISTObjectIdentifiers.id_ml_dsa_65.getId(),
          NISTObjectIdentifiers.id_ml_dsa_87.getId());
  private static final Set<String> STRONG_HASHES =
      Set.of(
          NISTObjectIdentifiers.id_sha256.getId(),
          NISTObjectIdentifiers.id_sha384.getId(),
          NISTObjectIdentifiers.id_sha512.getId());

  private SignatureAlgorithms() {}

  static boolean strong(X509Certificate leaf) {
    return leaf.getSigAlgOID().equals(PKCSObjectIdentifiers.id_RSASSA_PSS.getId())
        ? STRONG_HASHES.contains(pssHash(leaf))
        : STRONG.contains(leaf.getSigAlgOID());
  }

  /** Absent parameters mean SHA-1 (RFC 4055 §3.1). */
  private static String pssHash(X509Certificate leaf) {
    if (leaf.getSigAlgParams() == null) {
      return "";
    }
    return RSASSAPSSparams.getInstance(leaf.getSigAlgParams())
        .getHashAlgorithm()
        .getAlgorithm()
        .getId();
  }
}
