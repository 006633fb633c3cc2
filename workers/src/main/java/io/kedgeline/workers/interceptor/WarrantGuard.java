package io.kedgeline.workers.interceptor;

import io.kedgeline.domain.authority.AnchorPlan;
import io.kedgeline.domain.breakglass.WindowPlan;
import io.kedgeline.domain.enrollment.EnrollmentPlan;
import io.kedgeline.domain.governed.Plan;
import io.kedgeline.domain.onboarding.ProfilePlan;
import io.kedgeline.domain.plan.Operation;
import io.kedgeline.domain.plan.PlannedAction;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.warrant.ClosingCheck;
import io.kedgeline.domain.warrant.Deed;
import io.kedgeline.domain.warrant.Undertaking;
import io.kedgeline.domain.warrant.Warrant;
import io.kedgeline.domain.warrant.WarrantRefusal;
import io.kedgeline.domain.warrant.Warrants;
import io.kedgeline.ledger.people.PeopleTable;
import io.kedgeline.ledger.registry.ClaimTable;
import io.kedgeline.ledger.registry.ObjectionTable;
import io.kedgeline.workflows.governed.CertificateAct;
import io.kedgeline.workflows.governed.ClosingAct;
import io.kedgeline.workflows.governed.GovernedAct;
import io.kedgeline.workflows.governed.MakingAct;
import io.kedgeline.workflows.governed.OpeningAct;
import io.kedgeline.workflows.governed.Trust;
import io.kedgeline.workflows.onboarding.DraftJudge;
import io.kedgeline.workflows.wire.LoadedRulebook;
import java.time.InstantSource;
import java.util.Optional;

/**
 * No warrant, no call. Verifies the warrant of an act with what the worker itself holds: its pinned
 * keyring, issuer and rulebook, the ledger's people, objections and leases, its clock. Nothing that
 * decides comes from the task.
 */
public final class WarrantGuard {

  private final Trust trust;
  private final LoadedRulebook rulebook;
  private final PeopleTable people;
  private final ObjectionTable objections;
  private final ClaimTable claims;
  private final CertificatePapers certificates;
  private final InstantSource clock;

  /** Guards with these. */
  public WarrantGuard(
      Trust trust,
      LoadedRulebook rulebook,
      PeopleTable people,
      ObjectionTable objections,
      ClaimTable claims,
      CertificatePapers certificates,
      InstantSource clock) {
    this.trust = trust;
    this.rulebook = rulebook;
    this.people = people;
    this.objections = objections;
    this.claims = claims;
    this.certificates = certificates;
    this.clock = clock;
  }

  /** Why this lease may not be ended, or nothing when it may; the ledger's own row decides. */
  public Optional<WarrantRefusal> refusal(ClosingAct act, String workflow) {
    return ClosingCheck.firstFailure(
        new ClosingCheck.Closing(
            workflow, act.lease(), claims.leaseOf(act.lease().run()), rulebook.rulebook()));
  }

  /**
   * Why this act may not be done, or nothing when it may.
   *
   * @param act the act as the task brought it
   * @param operation what the activity that was asked for does
   * @param workflow the workflow's id, by the engine
   * @param execution the execution that asks, by the engine
   */
  public Optional<WarrantRefusal> refusal(
      GovernedAct act, Operation operation, String workflow, String execution) {
    if (act.operation() != operation) {
      return Optional.of(WarrantRefusal.NOT_IN_PLAN);
    }
    Optional<Warrant> warrant = act.papers().open(trust);
    if (warrant.isEmpty()) {
      return Optional.of(WarrantRefusal.BAD_SIGNATURE);
    }
    Plan plan = warrant.get().plan();
    RunId run = plan.run();
    Optional<Deed> deed = deed(act, operation, plan);
    if (deed.isEmpty()) {
      return Optional.of(WarrantRefusal.OTHER_DEED);
    }
    return Warrants.firstFailure(
        warrant.get(),
        new Undertaking(
            workflow,
            execution,
            deed.get(),
            rulebook.rulebook(),
            rulebook.sha256(),
            people.directory(),
            objections.of(run),
            clock.instant()));
  }

  /** What is asked for, or nothing where the plan is of another kind or has no such step. */
  private Optional<Deed> deed(GovernedAct act, Operation operation, Plan plan) {
    return switch (act) {
      case OpeningAct opening ->
          Optional.of(new Deed.ToLease(operation, opening.lease(), claims.leaseOf(plan.run())));
      case MakingAct making -> plan.action(operation).flatMap(step -> made(step, plan));
      case CertificateAct issuing ->
          switch (plan) {
            case EnrollmentPlan enrollment -> certificates.deed(issuing, enrollment);
            case WindowPlan window ->
                window
                    .certificate()
                    .flatMap(certificate -> certificates.deed(issuing, certificate));
            default -> Optional.empty();
          };
    };
  }

  private Optional<Deed> made(PlannedAction step, Plan plan) {
    return switch (plan) {
      case ProfilePlan profile when rulebook.rulebook().trustPolicies().isPresent() ->
          Optional.of(
              new Deed.OfProfile(step, DraftJudge.judge(profile.draft(), rulebook.rulebook())));
      case AnchorPlan anchor -> Optional.of(new Deed.OfAuthority(step));
      default -> Optional.empty();
    };
  }
}
