package io.kedgeline.activities.authority;

import io.kedgeline.activities.aws.AwsClients;
import io.kedgeline.activities.certificate.ExternalDocumentsReader;
import io.kedgeline.activities.making.Unmade;
import io.kedgeline.domain.authority.AnchorPlan;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/**
 * The trust anchors of an account and Region besides those of one run. What was found of them
 * before the vote is asked again while the run's own is made: another run, or somebody by hand, may
 * have anchored the same authority meanwhile, or another of its name.
 *
 * @param clients of that account and Region
 */
record OtherAnchors(AwsClients clients) {

  /**
   * Refuses to go on beside an anchor that trusts this authority's key, one above or below it, or
   * another authority of the same common name.
   *
   * @param own how many anchors of the run trust it by now
   * @throws io.temporal.failure.ApplicationFailure when there is such an anchor
   */
  void refuseSame(AnchorPlan plan, X509Certificate authority, int own) {
    AnchoredCertificates others = besides(plan, authority, own);
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

  private AnchoredCertificates besides(AnchorPlan plan, X509Certificate authority, int own) {
    List<X509Certificate> trusted =
        new ArrayList<>(AnchoredCertificates.of(clients, plan.account(), plan.region()).trusted());
    for (int one = 0; one < own; one++) {
      trusted.remove(authority);
    }
    return new AnchoredCertificates(trusted);
  }
}
