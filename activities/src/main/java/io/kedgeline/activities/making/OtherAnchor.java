package io.kedgeline.activities.making;

import io.kedgeline.domain.onboarding.AnchoredAuthority;
import io.kedgeline.domain.resource.AccountId;
import io.kedgeline.domain.resource.CertificateAuthorityArn;
import io.kedgeline.domain.resource.Region;
import io.kedgeline.domain.resource.TrustAnchorArn;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;
import software.amazon.awssdk.services.rolesanywhere.RolesAnywhereClient;
import software.amazon.awssdk.services.rolesanywhere.model.TrustAnchorDetail;

/** Another authority with an enabled anchor, of which nobody is to get in. */
public final class OtherAnchor {

  private OtherAnchor() {}

  /**
   * The first by its anchor's ARN. Who issues has a hand on the authorities of its account and
   * Region alone, so it is of these.
   *
   * @param other which authorities are others
   */
  public static Optional<AnchoredAuthority> find(
      RolesAnywhereClient rolesAnywhere,
      AccountId account,
      Region region,
      Predicate<CertificateAuthorityArn> other) {
    return rolesAnywhere.listTrustAnchorsPaginator(r -> {}).trustAnchors().stream()
        .filter(TrustAnchorDetail::enabled)
        .flatMap(anchor ->
            authority(anchor)
                .filter(
                    theirs -> theirs.account().equals(account) && theirs.region().equals(region))
                .filter(other)
                .map(theirs ->
                    new AnchoredAuthority(theirs, new TrustAnchorArn(anchor.trustAnchorArn())))
                .stream())
        .min(Comparator.comparing(found -> found.anchor().value()));
  }

  /** The authority of ACM Private CA that this anchor trusts; none for a certificate bundle. */
  public static Optional<CertificateAuthorityArn> authority(TrustAnchorDetail anchor) {
    return Optional.ofNullable(anchor.source().sourceData().acmPcaArn())
        .filter(arn -> !arn.isEmpty())
        .map(CertificateAuthorityArn::new);
  }
}
