package io.kedgeline.twins.aws.createsession;

import io.kedgeline.twins.aws.rolesanywhere.AnchorSource;
import io.kedgeline.twins.aws.rolesanywhere.PemData;
import io.kedgeline.twins.aws.state.AnywhereObject;
import io.kedgeline.twins.aws.state.AwsError;
import io.kedgeline.twins.aws.state.AwsState;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether a certificate chains to a trust anchor and stands in none of its imported, enabled
 * revocation lists (RFC 5280 §6; IAM Roles Anywhere User Guide, "Revocation").
 */
final class ChainOfTrust {

  private final AwsState state;

  ChainOfTrust(AwsState state) {
    this.state = state;
  }

  void require(X509Signature signed, AnywhereObject anchor) {
    List<X509Certificate> path = path(signed, anchor);
    for (AnywhereObject crl : state.anywhere("crl", anchor.account(), anchor.region())) {
      if (crl.enabled() && crl.detail().path("trustAnchorArn").asText("").equals(anchor.arn())) {
        requireNotRevoked(path, PemData.crlOfBase64(crl.detail().path("crlData").asText("")));
      }
    }
  }

  private static void requireNotRevoked(List<X509Certificate> path, X509CRL crl) {
    for (X509Certificate certificate : path) {
      if (certificate.getIssuerX500Principal().equals(crl.getIssuerX500Principal())
          && crl.getRevokedCertificate(certificate) != null) {
        throw AwsError.accessDenied("Certificate revoked");
      }
    }
  }

  private List<X509Certificate> path(X509Signature signed, AnywhereObject anchor) {
    Instant now = state.now();
    Set<TrustAnchor> anchors =
        AnchorSource.certificates(anchor).stream()
            .filter(ca -> validAt(ca, now))
            .map(ca -> new TrustAnchor(ca, null))
            .collect(Collectors.toSet());
    if (anchors.isEmpty()) {
      throw AwsError.accessDenied("Untrusted Signing Certificate");
    }
    try {
      X509CertSelector leaf = new X509CertSelector();
      leaf.setCertificate(signed.leaf());
      PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, leaf);
      List<X509Certificate> known = new ArrayList<>(signed.chain());
      known.add(signed.leaf());
      parameters.addCertStore(
          CertStore.getInstance("Collection", new CollectionCertStoreParameters(known)));
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(now));
      PKIXCertPathBuilderResult built =
          (PKIXCertPathBuilderResult) CertPathBuilder.getInstance("PKIX").build(parameters);
      return built.getCertPath().getCertificates().stream()
          .map(X509Certificate.class::cast)
          .toList();
    } catch (GeneralSecurityException untrusted) {
      throw AwsError.accessDenied("Untrusted Signing Certificate");
    }
  }

  private static boolean validAt(X509Certificate certificate, Instant now) {
    return !now.isBefore(certificate.getNotBefore().toInstant())
        && !now.isAfter(certificate.getNotAfter().toInstant());
  }
}
