package io.kedgeline.activities.authority;

import io.kedgeline.activities.aws.AwsClients;
import io.kedgeline.activities.making.OtherAnchor;
import io.kedgeline.activities.making.Taken;
import io.kedgeline.domain.external.ExternalDraft;
import io.kedgeline.domain.onboarding.AnchoredAuthority;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.resource.CertificateAuthorityArn;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * What AWS has of an anchor for an authority outside AWS that is to be made.
 *
 * @param other another enabled anchor with an authority of its own, the first by its ARN
 * @param nameTaken whether an anchor trusts another key under the authority's common name
 * @param anchored whether an anchor trusts the authority's key already, or who signed it, or an
 *     authority that it signed; or whether it signed a root of the rulebook, or is one
 * @param anchorStands whether there is an anchor of that name that this run did not make
 * @param canaryRoleStands whether there is a role of that name that this run did not make
 * @param canaryProfileStands whether there is a profile of that name that this run did not make
 */
record ExternalSight(
    Optional<AnchoredAuthority> other,
    boolean nameTaken,
    boolean anchored,
    boolean anchorStands,
    boolean canaryRoleStands,
    boolean canaryProfileStands) {

  static ExternalSight nothing() {
    return new ExternalSight(Optional.empty(), false, false, false, false, false);
  }

  static ExternalSight of(
      AwsClients clients,
      RunId run,
      ExternalDraft draft,
      X509Certificate authority,
      List<CertificateAuthorityArn> roots) {
    AnchoredCertificates anchored =
        AnchoredCertificates.of(clients, draft.account(), draft.region());
    Taken taken = new Taken(clients, run);
    return new ExternalSight(
        OtherAnchor.find(clients, draft.account(), draft.region(), theirs -> true),
        anchored.named(draft.facts().authority().commonName(), authority.getPublicKey()),
        anchored.trusted().stream().anyMatch(one -> Kinship.inChain(one, authority))
            || roots.stream()
                .flatMap(root -> AnchoredCertificates.ofAuthority(clients, root).stream())
                .anyMatch(root -> Kinship.above(authority, root)),
        taken.anchor(draft.anchor()),
        taken.role(draft.canary().role()),
        taken.profile(draft.canary().profile()));
  }
}
