package io.kedgeline.activities.authority;

import static io.kedgeline.activities.authority.AuthorityPlans.before;

import io.kedgeline.activities.aws.AccountSessions;
import io.kedgeline.activities.aws.AwsClients;
import io.kedgeline.activities.making.Unmade;
import io.kedgeline.domain.authority.AnchorAtRest;
import io.kedgeline.domain.authority.AnchorPlan;
import io.kedgeline.domain.authority.AuthorityPlan;
import io.kedgeline.domain.authority.MadeAuthority;
import io.kedgeline.domain.external.ExternalPlan;
import io.kedgeline.domain.onboarding.MadeStage;
import io.kedgeline.domain.resource.CertificateAuthorityArn;
import io.kedgeline.domain.resource.TrustAnchorArn;
import io.kedgeline.ledger.registry.AuthorityRows;
import io.kedgeline.ledger.registry.AuthorityTable;
import io.kedgeline.workflows.governed.MakingAct;
import io.kedgeline.workflows.governed.UndoingAct;
import io.kedgeline.workflows.port.AuthorityActs;
import io.kedgeline.workflows.port.MakingReport;
import io.kedgeline.workflows.port.UndoReport;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Makes authorities and their anchors on AWS. Nothing here checks a warrant: the interceptor has
 * done it. The undo is registered before the do: the ledger's row stands before AWS is asked, and
 * what AWS named is noted before the next thing is made.
 */
public final class AwsAuthorityActs implements AuthorityActs {

  private final AccountSessions sessions;
  private final AuthorityTable authorities;
  private final AnchorWork work;
  private final AnchorPlans plans;
  private final InstantSource clock;
  private final ExternalAnchoring external;

  /** Makes through these sessions, noted here, what these plans say. */
  public AwsAuthorityActs(
      AccountSessions sessions,
      AuthorityTable authorities,
      AnchorPlans plans,
      InstantSource clock) {
    this.sessions = sessions;
    this.authorities = authorities;
    this.work = new AnchorWork(sessions, authorities);
    this.plans = plans;
    this.clock = clock;
    this.external = new ExternalAnchoring(work, authorities, plans.externals(), clock);
  }

  @Override
  public MakingReport createBucket(MakingAct act) {
    AuthorityPlan plan = plans.authorities().of(act);
    if (!authorities.begin(plan)) {
      throw Unmade.drifted(
          "another run makes, or has made, the authority of %s or bucket %s, or this one does otherwise than planned"
              .formatted(plan.place(), plan.draft().revocation().bucket()));
    }
    work.making(
        plan,
        (rows, clients) -> {
          new BucketMaker(clients.s3()).make(plan, begun(rows, plan).authority());
          rows.bucket();
          return plan;
        });
    return report(
        act,
        "bucket %s is private and as planned when read back"
            .formatted(plan.draft().revocation().bucket()));
  }

  @Override
  public MakingReport createAuthority(MakingAct act) {
    AuthorityPlan plan = plans.authorities().of(act);
    CertificateAuthorityArn authority =
        work.making(
            plan,
            (rows, clients) -> {
              before(Optional.of(begun(rows, plan)).filter(MadeAuthority::bucketMade), "bucket");
              CertificateAuthorityArn created =
                  new AuthorityMaker(clients.privateCa())
                      .create(plan, begun(rows, plan).authority());
              rows.authority(created);
              return created;
            });
    Instant expires =
        work.making(
            plan,
            (rows, clients) -> {
              begun(rows, plan);
              new BucketMaker(clients.s3()).letIn(plan, Optional.of(authority));
              Instant end = new AuthorityMaker(clients.privateCa()).activate(plan, authority);
              rows.expires(end);
              return end;
            });
    return report(
        act,
        "authority %s is active and as planned when read back, until %s"
            .formatted(authority, expires));
  }

  @Override
  public MakingReport prepareAnchor(MakingAct act) {
    if (act.papers().plan() instanceof ExternalPlan) {
      return external.prepareAnchor(act);
    }
    AuthorityPlan plan = plans.authorities().of(act);
    TrustAnchorArn anchor =
        work.anchoring(
            plan,
            (rows, clients) -> {
              MadeAuthority made = begun(rows, plan);
              TrustAnchorArn created =
                  new AnchorMaker(clients).make(plan, plans.source(plan, made), made.anchor());
              rows.anchor(created);
              return created;
            });
    PublishedList list =
        work.making(plan, (rows, clients) -> prepared(plan, begun(rows, plan), rows, clients));
    return report(
        act,
        "trust anchor %s is disabled and as planned when read back".formatted(anchor),
        "its revocation list, of %d certificates and good until %s, is enabled when read back"
            .formatted(list.entries(), list.nextUpdate()));
  }

  private PublishedList prepared(
      AuthorityPlan plan, MadeAuthority made, AuthorityRows rows, AwsClients clients) {
    CertificateAuthorityArn authority = before(made.authority(), "authority");
    TrustAnchorArn anchor = before(made.anchor(), "trust anchor");
    AnchorMaker maker = new AnchorMaker(clients);
    PublishedList list =
        new FirstList(clients, clock).read(authority, plan.draft().revocation().bucket());
    maker.notify(plan, anchor);
    maker.requireAsPlanned(plan, plans.source(plan, made), anchor, false);
    rows.list(
        new ListImporter(clients.rolesAnywhere()).require(plan, anchor, list), list.nextUpdate());
    return list;
  }

  @Override
  public MakingReport enableAnchor(MakingAct act) {
    AnchorPlan plan = plans.of(act);
    TrustAnchorArn anchor =
        work.anchoring(
            plan,
            (rows, clients) -> {
              MadeAuthority made = begun(rows, plan);
              TrustAnchorArn own = before(made.anchor(), "trust anchor");
              new ListImporter(clients.rolesAnywhere())
                  .requireEnabled(plan, own, before(made.revocationList(), "revocation list"));
              noteList(plan, made, rows, clients);
              new AnchorMaker(clients).enable(plan, plans.source(plan, made), own);
              return own;
            });
    return report(act, "trust anchor %s is enabled when read back".formatted(anchor));
  }

  @Override
  public MakingReport restAnchor(MakingAct act) {
    AuthorityPlan plan = plans.authorities().of(act);
    if (plan.draft().atRest() != AnchorAtRest.DISABLED) {
      throw Unmade.drifted("the trust anchor of %s stays enabled".formatted(plan.place()));
    }
    TrustAnchorArn anchor =
        work.making(
            plan,
            (rows, clients) -> {
              MadeAuthority made =
                  before(Optional.of(begun(rows, plan)).filter(MadeAuthority::proved), "proof");
              TrustAnchorArn own = before(made.anchor(), "trust anchor");
              new AnchorMaker(clients).rest(plan, plans.source(plan, made), own);
              return own;
            });
    return report(act, "trust anchor %s is disabled when read back".formatted(anchor));
  }

  @Override
  public MakingReport registerAuthority(MakingAct act) {
    AnchorPlan plan = plans.of(act);
    MadeAuthority registered =
        work.making(
            plan,
            (rows, clients) -> {
              MadeAuthority made = rows.made().orElseThrow(() -> notBegun(plan));
              if (made.stage() == MadeStage.BEGUN) {
                if (!made.follows(plan) || !rows.registers(plan)) {
                  throw Unmade.drifted(
                      "the ledger has %s otherwise than the plan".formatted(plan.place()));
                }
                if (!made.provedInFull()) {
                  throw Unmade.drifted(
                      "%s is not proved, so it is not registered".formatted(plan.place()));
                }
                new AuthorityReadBack(clients).require(plan, made, plans.source(plan, made));
                noteList(plan, made, rows, clients);
                rows.end(MadeStage.REGISTERED);
              } else if (made.stage() == MadeStage.UNDONE) {
                throw notBegun(plan);
              }
              return rows.made().orElseThrow(() -> notBegun(plan));
            });
    return report(
        act,
        "authority %s is registered: trust anchor %s, owner %s, custodian %s, its certificate is good until %s and its revocation list until %s"
            .formatted(
                AnchorPlans.named(plan, registered),
                plan.draft().atRest().told(before(registered.anchor(), "trust anchor").value()),
                plan.registration().owner(),
                plan.registration().custodian(),
                before(registered.expires(), "authority's certificate"),
                before(registered.nextUpdate(), "revocation list")));
  }

  @Override
  public UndoReport undoAuthority(UndoingAct act) {
    return new AuthorityUndoing(sessions, authorities).undo(act.run());
  }

  /** The list of an authority that is made is as good as AWS Private CA keeps it. */
  private void noteList(
      AnchorPlan plan, MadeAuthority made, AuthorityRows rows, AwsClients clients) {
    if (plan instanceof ExternalPlan outside) {
      new HeldList(clients.rolesAnywhere(), plans.externals().authority(outside))
          .note(outside, made, rows, clock.instant());
    }
  }

  private static MadeAuthority begun(AuthorityRows rows, AnchorPlan plan) {
    return AuthorityPlans.begun(rows.made(), plan);
  }

  private static RuntimeException notBegun(AnchorPlan plan) {
    return Unmade.drifted("%s is not being made".formatted(plan.place()));
  }

  private static MakingReport report(MakingAct act, String... seen) {
    return new MakingReport(act.run(), act.operation(), List.of(seen));
  }
}
