package io.kedgeline.activities.authority;

import static io.kedgeline.activities.authority.AuthorityPlans.before;

import io.kedgeline.activities.aws.AwsClients;
import io.kedgeline.domain.authority.AnchorAtRest;
import io.kedgeline.domain.authority.AuthorityPlan;
import io.kedgeline.domain.authority.MadeAuthority;
import io.kedgeline.domain.resource.CertificateAuthorityArn;
import io.kedgeline.domain.resource.TrustAnchorArn;

/**
 * Reads back everything that an authority came with, as it is to last.
 *
 * @param clients of its account and Region
 */
record AuthorityReadBack(AwsClients clients) {

  /** Throws unless all of it is as it was planned, and the anchor as it rests. */
  void require(AuthorityPlan plan, MadeAuthority made) {
    CertificateAuthorityArn authority = before(made.authority(), "authority");
    TrustAnchorArn anchor = before(made.anchor(), "trust anchor");
    new BucketMaker(clients.s3()).requireAsPlanned(plan, made.authority());
    new AuthorityMaker(clients.privateCa()).requireAsPlanned(plan, authority);
    new AnchorMaker(clients.rolesAnywhere())
        .requireAsPlanned(plan, authority, anchor, plan.draft().atRest() == AnchorAtRest.ENABLED);
    new ListImporter(clients.rolesAnywhere())
        .requireEnabled(plan, anchor, before(made.revocationList(), "revocation list"));
  }
}
