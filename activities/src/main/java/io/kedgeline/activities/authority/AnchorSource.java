package io.kedgeline.activities.authority;

import io.kedgeline.activities.aws.AwsClients;
import io.kedgeline.activities.certificate.PemText;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.resource.CertificateAuthorityArn;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.rolesanywhere.model.Source;
import software.amazon.awssdk.services.rolesanywhere.model.SourceData;
import software.amazon.awssdk.services.rolesanywhere.model.TrustAnchorType;

/** Whom a trust anchor trusts. */
sealed interface AnchorSource {

  /** As Roles Anywhere takes it (API reference, Source). */
  Source taken();

  /** Whether Roles Anywhere has it so. */
  boolean is(Source read);

  /**
   * The authority's certificate.
   *
   * @param clients of the account and Region in which the authority lies
   */
  X509Certificate authority(AwsClients clients);

  /**
   * Whether it is a bundle with this certificate. Anchors of other types may have no data at all
   * (API reference, Source).
   *
   * @param certificate the digest of its DER
   */
  static boolean bundles(Source read, Digest certificate) {
    return read.sourceType() == TrustAnchorType.CERTIFICATE_BUNDLE
        && Optional.ofNullable(read.sourceData()).map(SourceData::x509CertificateData).stream()
            .flatMap(text -> PemText.certificates(text).stream())
            .anyMatch(one -> PemText.digest(one).matches(certificate));
  }

  /**
   * An authority of AWS Private CA.
   *
   * @param authority the authority
   */
  record PrivateCa(CertificateAuthorityArn authority) implements AnchorSource {

    @Override
    public Source taken() {
      return Source.builder()
          .sourceType(TrustAnchorType.AWS_ACM_PCA)
          .sourceData(d -> d.acmPcaArn(authority.value()))
          .build();
    }

    @Override
    public boolean is(Source read) {
      return read.sourceType() == TrustAnchorType.AWS_ACM_PCA
          && Optional.ofNullable(read.sourceData())
              .map(SourceData::acmPcaArn)
              .filter(authority.value()::equals)
              .isPresent();
    }

    @Override
    public X509Certificate authority(AwsClients clients) {
      return new OwnCertificate(clients.privateCa(), authority).certificate();
    }
  }

  /**
   * An authority outside AWS.
   *
   * @param certificate its certificate, the only one of the bundle
   */
  record Bundle(X509Certificate certificate) implements AnchorSource {

    @Override
    public Source taken() {
      return Source.builder()
          .sourceType(TrustAnchorType.CERTIFICATE_BUNDLE)
          .sourceData(d -> d.x509CertificateData(PemText.of(certificate)))
          .build();
    }

    @Override
    public boolean is(Source read) {
      return read.sourceType() == TrustAnchorType.CERTIFICATE_BUNDLE
          && Optional.ofNullable(read.sourceData())
              .map(SourceData::x509CertificateData)
              .flatMap(PemText::everyCertificate)
              .equals(Optional.of(List.of(certificate)));
    }

    @Override
    public X509Certificate authority(AwsClients clients) {
      return certificate;
    }
  }
}
