package io.kedgeline.conformance.authority;

import io.kedgeline.domain.authority.AnchorAtRest;
import io.kedgeline.domain.authority.AuthorityDraft;
import io.kedgeline.domain.authority.AuthorityPlan;
import io.kedgeline.domain.authority.AuthorityTerms;
import io.kedgeline.domain.authority.CanaryDraft;
import io.kedgeline.domain.authority.RevocationTerms;
import io.kedgeline.domain.resource.BucketName;
import io.kedgeline.domain.resource.CertificateAuthorityArn;
import java.time.Duration;
import java.util.List;

/** Plans of the same run that say something else than the rulebook. */
final class ForgedDrafts {

  private ForgedDrafts() {}

  static List<AuthorityPlan> of(AuthorityPlan plan) {
    AuthorityDraft own = plan.draft();
    CanaryDraft canary = own.canary();
    return List.of(
        with(
            plan,
            draft(
                own,
                own.root(),
                own.terms(),
                own.revocation(),
                own.atRest() == AnchorAtRest.ENABLED ? AnchorAtRest.DISABLED : AnchorAtRest.ENABLED,
                canary)),
        with(plan, draft(own, otherRoot(own), own.terms(), own.revocation(), canary)),
        with(
            plan,
            draft(
                own,
                own.root(),
                new AuthorityTerms(
                    own.terms().commonName(),
                    own.terms().organization(),
                    own.terms().key(),
                    Duration.ofDays(3650)),
                own.revocation(),
                canary)),
        with(
            plan,
            draft(
                own,
                own.root(),
                own.terms(),
                new RevocationTerms(new BucketName("mallory-crl-x"), own.revocation().validity()),
                canary)),
        with(
            plan,
            draft(
                own,
                own.root(),
                own.terms(),
                own.revocation(),
                new CanaryDraft(
                    canary.profile(),
                    canary.role(),
                    canary.boundary(),
                    canary.attributes(),
                    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}"))));
  }

  private static CertificateAuthorityArn otherRoot(AuthorityDraft own) {
    return new CertificateAuthorityArn(
        own.root().value().replaceFirst("[0-9a-f]{12}$", "000000000000"));
  }

  private static AuthorityDraft draft(
      AuthorityDraft own,
      CertificateAuthorityArn root,
      AuthorityTerms terms,
      RevocationTerms revocation,
      CanaryDraft canary) {
    return draft(own, root, terms, revocation, own.atRest(), canary);
  }

  private static AuthorityDraft draft(
      AuthorityDraft own,
      CertificateAuthorityArn root,
      AuthorityTerms terms,
      RevocationTerms revocation,
      AnchorAtRest atRest,
      CanaryDraft canary) {
    return new AuthorityDraft(
        own.environment(),
        own.account(),
        own.region(),
        root,
        terms,
        revocation,
        own.anchor(),
        atRest,
        own.notices(),
        canary);
  }

  private static AuthorityPlan with(AuthorityPlan plan, AuthorityDraft draft) {
    return new AuthorityPlan(
        plan.run(),
        plan.execution(),
        plan.round(),
        plan.request(),
        plan.requester(),
        draft,
        plan.other(),
        plan.slots(),
        plan.rulebook(),
        plan.state(),
        plan.approvalExpires(),
        plan.executeBefore(),
        plan.actions());
  }
}
