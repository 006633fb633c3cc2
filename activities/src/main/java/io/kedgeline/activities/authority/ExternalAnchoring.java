package io.kedgeline.activities.authority;

import static io.kedgeline.activities.authority.AuthorityPlans.before;

import io.kedgeline.activities.aws.AwsClients;
import io.kedgeline.activities.making.Unmade;
import io.kedgeline.domain.authority.MadeAuthority;
import io.kedgeline.domain.external.ExternalPlan;
import io.kedgeline.domain.plan.Operation;
import io.kedgeline.domain.resource.TrustAnchorArn;
import io.kedgeline.ledger.registry.AuthorityRows;
import io.kedgeline.ledger.registry.AuthorityTable;
import io.kedgeline.workflows.governed.MakingAct;
import io.kedgeline.workflows.port.MakingReport;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.List;

/**
 * Makes the anchor of an authority outside AWS, disabled, with its list imported. The ledger's row
 * stands before AWS is asked.
 */
final class ExternalAnchoring {

  private final AnchorWork work;
  private final AuthorityTable authorities;
  private final ExternalPlans plans;
  private final InstantSource clock;

  ExternalAnchoring(
      AnchorWork work, AuthorityTable authorities, ExternalPlans plans, InstantSource clock) {
    this.work = work;
    this.authorities = authorities;
    this.plans = plans;
    this.clock = clock;
  }

  MakingReport prepareAnchor(MakingAct act) {
    ExternalPlan plan = plans.of(act);
    AnchorSource source = new AnchorSource.Bundle(plans.authority(plan));
    PublishedList list = list(plan);
    if (!authorities.begin(plan)) {
      throw Unmade.drifted(
          "another run makes, or has made, the anchor of %s or of the same certificate, or this one does otherwise than planned"
              .formatted(plan.place()));
    }
    TrustAnchorArn anchor =
        work.anchoring(
            plan,
            (rows, clients) -> {
              MadeAuthority made = AuthorityPlans.begun(rows.made(), plan);
              TrustAnchorArn created = new AnchorMaker(clients).make(plan, source, made.anchor());
              rows.anchor(created);
              return created;
            });
    work.making(plan, (rows, clients) -> prepared(plan, source, list, rows, clients));
    return new MakingReport(
        act.run(),
        Operation.PREPARE_ANCHOR,
        List.of(
            "trust anchor %s of the certificate %s is disabled and as planned when read back"
                .formatted(anchor, plan.draft().facts().authority().sha256()),
            "its revocation list, of %d certificates and good until %s, is enabled when read back"
                .formatted(list.entries(), list.nextUpdate())));
  }

  private static TrustAnchorArn prepared(
      ExternalPlan plan,
      AnchorSource source,
      PublishedList list,
      AuthorityRows rows,
      AwsClients clients) {
    TrustAnchorArn anchor =
        before(AuthorityPlans.begun(rows.made(), plan).anchor(), "trust anchor");
    AnchorMaker maker = new AnchorMaker(clients);
    maker.notify(plan, anchor);
    maker.requireAsPlanned(plan, source, anchor, false);
    rows.list(
        new ListImporter(clients.rolesAnywhere()).require(plan, anchor, list), list.nextUpdate());
    rows.expires(plan.draft().facts().authority().notAfter());
    return anchor;
  }

  private PublishedList list(ExternalPlan plan) {
    try {
      return PublishedList.read(plans.list(plan), plans.authority(plan), clock.instant());
    } catch (GeneralSecurityException bad) {
      throw Unmade.drifted(
          "the revocation list of %s is not good: %s".formatted(plan.place(), bad.getMessage()));
    }
  }
}
