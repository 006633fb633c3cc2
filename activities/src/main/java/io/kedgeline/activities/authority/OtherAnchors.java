package io.kedgeline.activities.authority;

import io.kedgeline.activities.aws.AwsClients;
import io.kedgeline.activities.certificate.ExternalDocumentsReader;
import io.kedgeline.activities.making.Unmade;
import io.kedgeline.domain.authority.AnchorPlan;
import java.security.cert.X509Certificate;
import software.amazon.awssdk.services.rolesanywhere.model.TrustAnchorDetail;

/**
 * The trust anchors of an account and Region besides those of one run. What was found of them
 * before the vote is asked again while the run's own is made: another run, or somebody by hand, may
 * have anchored the same authority meanwhile, or another of its name.
 *
 * @param clients of that account and Region
 */
record OtherAnchors(AwsClients clients) {

  /**
   * Refuses to go on beside an anchor of which this run is not, and that trusts this authority's
   * key, one above or below it, or another authority of the same common name.
   *
   * @throws io.temporal.failure.ApplicationFailure when there is such an anchor
   */
  void refuseSame(AnchorPlan plan, X509Certificate authority) {
    AnchoredCertificates others =
        AnchoredCertificates.of(
            clients, plan.account(), plan.region(), anchor -> !ofThisRun(plan, anchor));
    if (others.trusted().stream().anyMatch(one -> Kinship.inChain(one, authority))) {
      throw Unmade.drifted(
          "another anchor in %s trusts the key of %s by now, or what it signed or was signed by"
              .formatted(plan.region(), authority.getSubjectX500Principal()));
    }
    if (others.named(ExternalDocumentsReader.commonName(authority), authority.getPublicKey())) {
      throw Unmade.drifted(
          "another anchor in %s trusts an authority with another key by now that is called like %s"
              .formatted(plan.region(), authority.getSubjectX500Principal()));
    }
  }

  /** Tags are asked for one by one, so of those alone that are called so. */
  private boolean ofThisRun(AnchorPlan plan, TrustAnchorDetail anchor) {
    return anchor.name().equals(plan.draft().anchor())
        && new OwnAnchors(clients.rolesAnywhere()).madeBy(anchor.trustAnchorArn(), plan.run());
  }
}
