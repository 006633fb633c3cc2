package io.kedgeline.conformance.admission;

import io.kedgeline.domain.resource.CertificateAuthorityArn;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.acmpca.AcmPcaClient;
import software.amazon.awssdk.services.acmpca.model.CertificateAuthorityType;
import software.amazon.awssdk.services.acmpca.model.GetCertificateResponse;
import software.amazon.awssdk.services.acmpca.model.KeyAlgorithm;
import software.amazon.awssdk.services.acmpca.model.SigningAlgorithm;
import software.amazon.awssdk.services.acmpca.model.ValidityPeriodType;

/**
 * Makes authorities of AWS Private CA that issue.
 *
 * @param privateCa where
 */
record PrivateAuthorities(AcmPcaClient privateCa) {

  /** The common name of every root here: only keys and anchors tell them apart. */
  static final String NAME = "ExactTR Prod Sub CA G2";

  /** A root with a key on P-256. */
  CertificateAuthorityArn make() {
    return make(KeyAlgorithm.EC_PRIME256_V1, SigningAlgorithm.SHA256_WITHECDSA);
  }

  /** A root with a key of this kind, which signs so. */
  CertificateAuthorityArn make(KeyAlgorithm key, SigningAlgorithm signing) {
    String arn = created(CertificateAuthorityType.ROOT, NAME, key, signing);
    GetCertificateResponse own = issued(arn, arn, "RootCACertificate", signing, 10);
    privateCa.importCertificateAuthorityCertificate(r ->
        r.certificateAuthorityArn(arn).certificate(SdkBytes.fromUtf8String(own.certificate())));
    return new CertificateAuthorityArn(arn);
  }

  /** One below this one, with keys on P-256 both. */
  CertificateAuthorityArn makeBelow(CertificateAuthorityArn above) {
    SigningAlgorithm signing = SigningAlgorithm.SHA256_WITHECDSA;
    String arn =
        created(
            CertificateAuthorityType.SUBORDINATE, "Below", KeyAlgorithm.EC_PRIME256_V1, signing);
    GetCertificateResponse own =
        issued(above.value(), arn, "SubordinateCACertificate_PathLen0", signing, 5);
    privateCa.importCertificateAuthorityCertificate(r ->
        r.certificateAuthorityArn(arn)
            .certificate(SdkBytes.fromUtf8String(own.certificate()))
            .certificateChain(SdkBytes.fromUtf8String(own.certificateChain())));
    return new CertificateAuthorityArn(arn);
  }

  private String created(
      CertificateAuthorityType type, String name, KeyAlgorithm key, SigningAlgorithm signing) {
    return privateCa
        .createCertificateAuthority(r ->
            r.certificateAuthorityType(type)
                .certificateAuthorityConfiguration(c ->
                    c.keyAlgorithm(key)
                        .signingAlgorithm(signing)
                        .subject(s -> s.commonName(name).organization("ExactTR"))))
        .certificateAuthorityArn();
  }

  /** The own certificate of one authority, issued by another or by itself. */
  private GetCertificateResponse issued(
      String by, String of, String template, SigningAlgorithm signing, long years) {
    String request = privateCa.getCertificateAuthorityCsr(r -> r.certificateAuthorityArn(of)).csr();
    String arn =
        privateCa
            .issueCertificate(r ->
                r.certificateAuthorityArn(by)
                    .csr(SdkBytes.fromUtf8String(request))
                    .signingAlgorithm(signing)
                    .templateArn("arn:aws:acm-pca:::template/%s/V1".formatted(template))
                    .validity(v -> v.type(ValidityPeriodType.YEARS).value(years)))
            .certificateArn();
    return privateCa.getCertificate(r -> r.certificateAuthorityArn(by).certificateArn(arn));
  }
}
