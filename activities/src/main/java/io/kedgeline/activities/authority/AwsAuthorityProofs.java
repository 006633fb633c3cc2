package io.kedgeline.activities.authority;

import static io.kedgeline.activities.authority.AuthorityPlans.before;

import io.kedgeline.activities.aws.AccountSessions;
import io.kedgeline.activities.aws.AwsClients;
import io.kedgeline.activities.aws.Duty;
import io.kedgeline.activities.aws.admission.AdmissionProof;
import io.kedgeline.activities.aws.admission.CanaryLeaf;
import io.kedgeline.activities.aws.admission.RefusalReason;
import io.kedgeline.activities.aws.admission.StrangersCase;
import io.kedgeline.activities.aws.issuance.LeafIssuer;
import io.kedgeline.domain.authority.AnchorAtRest;
import io.kedgeline.domain.authority.AnchorPlan;
import io.kedgeline.domain.authority.AuthorityPlan;
import io.kedgeline.domain.authority.MadeAuthority;
import io.kedgeline.domain.certificate.CertificateSerial;
import io.kedgeline.domain.external.ExternalPlan;
import io.kedgeline.domain.onboarding.AdmissionCase;
import io.kedgeline.domain.onboarding.AnchoredAuthority;
import io.kedgeline.domain.plan.Operation;
import io.kedgeline.domain.resource.CertificateAuthorityArn;
import io.kedgeline.domain.resource.ProfileArn;
import io.kedgeline.ledger.registry.AuthorityTable;
import io.kedgeline.workflows.governed.MakingAct;
import io.kedgeline.workflows.port.AuthorityProofs;
import io.kedgeline.workflows.port.MakingReport;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Has certificates of minutes issued by a new authority: for its first list, and as a proof. */
public final class AwsAuthorityProofs implements AuthorityProofs {

  /** A dozen certificates at most, one after the other, within the three minutes of a try. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final AccountSessions sessions;
  private final AuthorityTable authorities;
  private final AnchorPlans plans;
  private final AdmissionProof proof;
  private final InstantSource clock;

  /** Has certificates issued through these sessions, for what stands here as made. */
  public AwsAuthorityProofs(
      AccountSessions sessions,
      AuthorityTable authorities,
      AnchorPlans plans,
      AdmissionProof proof,
      InstantSource clock) {
    this.sessions = sessions;
    this.authorities = authorities;
    this.plans = plans;
    this.proof = proof;
    this.clock = clock;
  }

  @Override
  public MakingReport publishRevocationList(MakingAct act) {
    AuthorityPlan plan = plans.authorities().of(act);
    CertificateSerial first =
        authorities.withRun(
            plan.run(),
            rows -> {
              CertificateAuthorityArn authority =
                  before(AuthorityPlans.begun(rows.made(), plan).authority(), "authority");
              CertificateSerial serial =
                  rows.first()
                      .orElseGet(() ->
                          issuing(
                              plan,
                              clients ->
                                  new FirstList(clients, clock)
                                      .provoke(authority, plan.draft().canary().canary())));
              rows.first(serial);
              return serial;
            });
    PublishedList list =
        issuing(
            plan,
            clients ->
                new FirstList(clients, clock)
                    .read(
                        before(made(plan).authority(), "authority"),
                        plan.draft().revocation().bucket()));
    return new MakingReport(
        plan.run(),
        Operation.PUBLISH_REVOCATION_LIST,
        List.of(
            "certificate %s was issued, to which a revocation list belongs".formatted(first),
            "the list is signed by the authority, holds %d certificates and is good until %s"
                .formatted(list.entries(), list.nextUpdate())));
  }

  @Override
  public MakingReport proveAuthority(MakingAct act) {
    if (act.papers().plan() instanceof ExternalPlan) {
      return provedExternal(plans.externals().of(act));
    }
    AuthorityPlan plan = plans.authorities().of(act);
    AdmissionCase admission = admission(plan, made(plan));
    List<String> seen = issuing(plan, clients -> proof.prove(admission, leaves(clients)));
    authorities.proved(plan.run());
    return new MakingReport(plan.run(), Operation.PROVE_AUTHORITY, seen);
  }

  /** Nobody but the authority can issue by it: that its certificates get in is seen later. */
  private MakingReport provedExternal(ExternalPlan plan) {
    MadeAuthority made = made(plan);
    ProfileArn profile = before(made.canaryProfile(), "canary");
    StrangersCase strangers =
        new StrangersCase(
            before(made.anchor(), "trust anchor"),
            profile,
            plan.draft().canary().canaryDeny(),
            plan.draft().canary().attributes(),
            plans.externals().canary(plan),
            plan.other());
    List<String> seen =
        issuing(plan, clients -> proof.strangersStayOut(strangers, leaves(clients)));
    authorities.proved(plan.run());
    return new MakingReport(plan.run(), Operation.PROVE_AUTHORITY, seen);
  }

  @Override
  public MakingReport proveRest(MakingAct act) {
    AuthorityPlan plan = plans.authorities().of(act);
    MadeAuthority made =
        before(
            Optional.of(made(plan))
                .filter(one -> one.atRest() == AnchorAtRest.DISABLED)
                .filter(MadeAuthority::proved),
            "proof of an anchor that rests");
    AdmissionCase admission = admission(plan, made);
    List<String> seen =
        issuing(
            plan,
            clients ->
                proof.mustStayOut(admission, leaves(clients), RefusalReason.ANCHOR_DISABLED));
    authorities.provedAtRest(plan.run());
    return new MakingReport(plan.run(), Operation.PROVE_REST, seen);
  }

  private static AdmissionCase admission(AuthorityPlan plan, MadeAuthority made) {
    return new AdmissionCase(
        new AnchoredAuthority(
            before(made.authority(), "authority"), before(made.anchor(), "trust anchor")),
        before(made.canaryProfile(), "canary"),
        plan.draft().canary().canaryDeny(),
        plan.draft().canary().attributes(),
        plan.other());
  }

  private CanaryLeaf leaves(AwsClients clients) {
    return new CanaryLeaf(new LeafIssuer(clients.privateCa(), PATIENCE), clock);
  }

  private MadeAuthority made(AnchorPlan plan) {
    return AuthorityPlans.begun(authorities.of(plan.run()), plan);
  }

  private <T> T issuing(AnchorPlan plan, Function<AwsClients, T> work) {
    return sessions.acting(Duty.ISSUE, plan.account(), plan.region(), plan.run(), work);
  }
}
