package io.kedgeline.twins.aws.acmpca;

import io.kedgeline.twins.aws.state.PrivateCa;
import io.kedgeline.twins.aws.state.PrivateCertificate;
import io.kedgeline.twins.aws.state.PrivateCertificate.Revocation;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;

/** A complete revocation list in DER (RFC 5280 §5). */
final class CrlFile {

  /** The reasons of the service, and their numbers (RFC 5280 §5.3.1). */
  static final Map<String, Integer> REASONS =
      new TreeMap<>(
          Map.of(
              "UNSPECIFIED", CRLReason.unspecified,
              "KEY_COMPROMISE", CRLReason.keyCompromise,
              "CERTIFICATE_AUTHORITY_COMPROMISE", CRLReason.cACompromise,
              "AFFILIATION_CHANGED", CRLReason.affiliationChanged,
              "SUPERSEDED", CRLReason.superseded,
              "CESSATION_OF_OPERATION", CRLReason.cessationOfOperation,
              "PRIVILEGE_WITHDRAWN", CRLReason.privilegeWithdrawn,
              "A_A_COMPROMISE", CRLReason.aACompromise));

  private CrlFile() {}

  /**
   * The list of these certificates, all of which are revoked.
   *
   * @param number its CRL number
   * @param at its thisUpdate
   * @param life until its nextUpdate
   */
  static byte[] of(
      PrivateCa ca, List<PrivateCertificate> revoked, int number, Instant at, Duration life) {
    CaSignature signature = CaSignature.own(ca);
    X509v2CRLBuilder builder = new X509v2CRLBuilder(signature.issuer(), Date.from(at));
    builder.setNextUpdate(Date.from(at.plus(life)));
    for (PrivateCertificate certificate : revoked) {
      Revocation how = certificate.revocation().orElseThrow();
      builder.addCRLEntry(
          new BigInteger(certificate.serial(), 16),
          Date.from(how.at()),
          REASONS.getOrDefault(how.reason(), CRLReason.unspecified));
    }
    try {
      builder.addExtension(
          Extension.authorityKeyIdentifier,
          false,
          new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(ca.keys().getPublic()));
      builder.addExtension(Extension.cRLNumber, false, new CRLNumber(BigInteger.valueOf(number)));
      return builder
          .build(KeyAlgorithms.signer(ca.keys().getPrivate(), signature.algorithm()))
          .getEncoded();
    } catch (IOException | GeneralSecurityException unwritable) {
      throw new IllegalStateException(unwritable);
    }
  }
}
