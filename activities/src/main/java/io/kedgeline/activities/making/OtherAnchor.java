package io.kedgeline.activities.making;

import io.kedgeline.activities.aws.AnchorSight;
import io.kedgeline.activities.aws.AwsClients;
import io.kedgeline.domain.onboarding.AnchoredAuthority;
import io.kedgeline.domain.resource.AccountId;
import io.kedgeline.domain.resource.CertificateAuthorityArn;
import io.kedgeline.domain.resource.Region;
import io.kedgeline.domain.resource.TrustAnchorArn;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;
import software.amazon.awssdk.services.acmpca.AcmPcaClient;
import software.amazon.awssdk.services.acmpca.model.CertificateAuthorityStatus;
import software.amazon.awssdk.services.acmpca.model.ResourceNotFoundException;
import software.amazon.awssdk.services.rolesanywhere.model.TrustAnchorDetail;

/** Another authority that issues and has an enabled anchor, of which nobody is to get in. */
public final class OtherAnchor {

  private OtherAnchor() {}

  /**
   * The first by its anchor's ARN. Who issues has a hand on the authorities of its account and
   * Region alone, so it is of these.
   *
   * @param other which authorities are others
   */
  public static Optional<AnchoredAuthority> find(
      AwsClients clients,
      AccountId account,
      Region region,
      Predicate<CertificateAuthorityArn> other) {
    return clients.rolesAnywhere().listTrustAnchorsPaginator(r -> {}).trustAnchors().stream()
        .filter(TrustAnchorDetail::enabled)
        .flatMap(anchor ->
            AnchorSight.authority(anchor)
                .filter(
                    theirs -> theirs.account().equals(account) && theirs.region().equals(region))
                .filter(other)
                .map(theirs ->
                    new AnchoredAuthority(theirs, new TrustAnchorArn(anchor.trustAnchorArn())))
                .stream())
        .sorted(Comparator.comparing(found -> found.anchor().value()))
        .filter(found -> active(clients.privateCa(), found.authority()))
        .findFirst();
  }

  private static boolean active(AcmPcaClient privateCa, CertificateAuthorityArn authority) {
    try {
      return privateCa
              .describeCertificateAuthority(r -> r.certificateAuthorityArn(authority.value()))
              .certificateAuthority()
              .status()
          == CertificateAuthorityStatus.ACTIVE;
    } catch (ResourceNotFoundException gone) {
      return false;
    }
  }
}
