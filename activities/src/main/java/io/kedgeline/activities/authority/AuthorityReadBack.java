package io.kedgeline.activities.authority;

import static io.kedgeline.activities.authority.AuthorityPlans.before;

import io.kedgeline.activities.aws.AwsClients;
import io.kedgeline.domain.authority.AnchorAtRest;
import io.kedgeline.domain.authority.AnchorPlan;
import io.kedgeline.domain.authority.AuthorityPlan;
import io.kedgeline.domain.authority.MadeAuthority;
import io.kedgeline.domain.resource.TrustAnchorArn;

/**
 * Reads back everything that an anchor came with, as it is to last.
 *
 * @param clients of its account and Region
 */
record AuthorityReadBack(AwsClients clients) {

  /** Throws unless all of it is as it was planned, and the anchor as it rests. */
  void require(AnchorPlan plan, MadeAuthority made, AnchorSource source) {
    if (plan instanceof AuthorityPlan own) {
      new BucketMaker(clients.s3()).requireAsPlanned(own, made.authority());
      new AuthorityMaker(clients.privateCa())
          .requireAsPlanned(own, before(made.authority(), "authority"));
    }
    TrustAnchorArn anchor = before(made.anchor(), "trust anchor");
    new AnchorMaker(clients)
        .requireAsPlanned(plan, source, anchor, plan.draft().atRest() == AnchorAtRest.ENABLED);
    new ListImporter(clients.rolesAnywhere())
        .requireEnabled(plan, anchor, before(made.revocationList(), "revocation list"));
  }
}
