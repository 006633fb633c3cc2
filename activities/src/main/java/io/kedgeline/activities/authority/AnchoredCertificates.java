package io.kedgeline.activities.authority;

import io.kedgeline.activities.aws.AnchorSight;
import io.kedgeline.activities.aws.AwsClients;
import io.kedgeline.activities.certificate.ExternalDocumentsReader;
import io.kedgeline.activities.certificate.PemText;
import io.kedgeline.activities.making.Unmade;
import io.kedgeline.domain.certificate.ComparedName;
import io.kedgeline.domain.resource.AccountId;
import io.kedgeline.domain.resource.CertificateAuthorityArn;
import io.kedgeline.domain.resource.Region;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import software.amazon.awssdk.services.acmpca.model.InvalidStateException;
import software.amazon.awssdk.services.acmpca.model.RequestInProgressException;
import software.amazon.awssdk.services.acmpca.model.ResourceNotFoundException;
import software.amazon.awssdk.services.rolesanywhere.model.Source;
import software.amazon.awssdk.services.rolesanywhere.model.SourceData;
import software.amazon.awssdk.services.rolesanywhere.model.TrustAnchorDetail;

/**
 * The certificates that the trust anchors of an account and Region trust, enabled or not: those of
 * bundles, and those of authorities of AWS Private CA that lie there too. Where a bundle cannot be
 * read in full, nothing is said at all.
 *
 * @param trusted all of them
 */
record AnchoredCertificates(List<X509Certificate> trusted) {

  static AnchoredCertificates of(AwsClients clients, AccountId account, Region region) {
    return of(clients, account, region, anchor -> true);
  }

  /** The same of some anchors alone. */
  static AnchoredCertificates of(
      AwsClients clients, AccountId account, Region region, Predicate<TrustAnchorDetail> which) {
    return new AnchoredCertificates(
        clients.rolesAnywhere().listTrustAnchorsPaginator(r -> {}).trustAnchors().stream()
            .filter(which)
            .flatMap(anchor -> certificates(clients, account, region, anchor))
            .toList());
  }

  private static Stream<X509Certificate> certificates(
      AwsClients clients, AccountId account, Region region, TrustAnchorDetail anchor) {
    return AnchorSight.authority(anchor)
        .map(authority ->
            Stream.of(authority)
                .filter(own -> own.account().equals(account) && own.region().equals(region))
                .flatMap(own -> ofAuthority(clients, own).stream()))
        .orElseGet(() -> bundled(anchor).stream());
  }

  /**
   * The certificates of the anchor's bundle. An anchor of which one cannot be read trusts nobody
   * knows whom.
   */
  static List<X509Certificate> bundled(TrustAnchorDetail anchor) {
    return Optional.ofNullable(anchor.source())
        .map(Source::sourceData)
        .map(SourceData::x509CertificateData)
        .flatMap(PemText::everyCertificate)
        .orElseThrow(() ->
            Unmade.drifted(
                "whom trust anchor %s (%s) trusts cannot be read, so nobody knows whether it trusts another of that key or name: put certificates in its bundle that Java reads, or delete it"
                    .formatted(anchor.name(), anchor.trustAnchorArn())));
  }

  /** The certificate of this authority, if AWS has it and it has one. */
  static Optional<X509Certificate> ofAuthority(
      AwsClients clients, CertificateAuthorityArn authority) {
    try {
      return Optional.of(new OwnCertificate(clients.privateCa(), authority).certificate());
    } catch (ResourceNotFoundException
        | InvalidStateException
        | RequestInProgressException without) {
      return Optional.empty();
    }
  }

  /** The certificates above that of this authority, as far as AWS has them. */
  static List<X509Certificate> above(AwsClients clients, CertificateAuthorityArn authority) {
    return Optional.ofNullable(
            clients
                .privateCa()
                .getCertificateAuthorityCertificate(
                    r -> r.certificateAuthorityArn(authority.value()))
                .certificateChain())
        .map(chain ->
            PemText.everyCertificate(chain)
                .orElseThrow(() ->
                    Unmade.drifted("who stands above %s cannot be read".formatted(authority))))
        .orElse(List.of());
  }

  /** Whether one of them with another key is called so, however that is written. */
  boolean named(Optional<String> commonName, PublicKey key) {
    Optional<ComparedName> compared = commonName.map(ComparedName::of);
    return trusted.stream()
        .filter(one -> !one.getPublicKey().equals(key))
        .flatMap(one -> ExternalDocumentsReader.commonName(one).stream())
        .anyMatch(name -> Optional.of(ComparedName.of(name)).equals(compared));
  }

  /** Whether one of them is called so. */
  boolean called(String commonName) {
    return trusted.stream()
        .flatMap(one -> ExternalDocumentsReader.commonName(one).stream())
        .map(ComparedName::of)
        .anyMatch(ComparedName.of(commonName)::equals);
  }
}
