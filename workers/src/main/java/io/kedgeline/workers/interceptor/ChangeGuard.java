package io.kedgeline.workers.interceptor;

import io.kedgeline.activities.change.ChangeSystem;
import io.kedgeline.domain.authority.AnchorPlan;
import io.kedgeline.domain.authority.AuthorityChange;
import io.kedgeline.domain.breakglass.WindowChange;
import io.kedgeline.domain.breakglass.WindowPlan;
import io.kedgeline.domain.breakglass.WindowRequest;
import io.kedgeline.domain.change.ChangeNeed;
import io.kedgeline.domain.enrollment.EnrollmentChange;
import io.kedgeline.domain.enrollment.EnrollmentPlan;
import io.kedgeline.domain.external.ExternalPlan;
import io.kedgeline.domain.governed.Plan;
import io.kedgeline.domain.onboarding.ProfileChange;
import io.kedgeline.domain.onboarding.ProfilePlan;
import io.kedgeline.domain.plan.Operation;
import io.kedgeline.workflows.governed.CertificateAct;
import io.kedgeline.workflows.governed.GovernedAct;
import io.kedgeline.workflows.governed.MakingAct;
import io.kedgeline.workflows.governed.OpeningAct;
import io.kedgeline.workflows.wire.LoadedRulebook;
import java.time.Instant;
import java.util.Optional;

/**
 * Reads the change record again before each act that opens: a worker believes only what it reads
 * itself.
 */
public final class ChangeGuard {

  private final LoadedRulebook rulebook;
  private final Optional<ChangeSystem> changes;

  /** Guards with these; {@code changes} must be there when the rulebook asks for records. */
  public ChangeGuard(LoadedRulebook rulebook, Optional<ChangeSystem> changes) {
    this.rulebook = rulebook;
    this.changes = changes;
  }

  /**
   * Why the change record does not allow this act, as a person reads it, or nothing when it does.
   * What the lease says counts, since that is what AWS will be told. The plan may be read, since
   * its warrant holds.
   *
   * @param act an act that opens, whose warrant was verified
   * @param now the time by which it is judged
   * @throws io.temporal.failure.ApplicationFailure when the change system cannot be asked
   */
  Optional<String> refusal(GovernedAct act, Instant now) {
    Plan plan = act.papers().plan();
    return switch (act) {
      case OpeningAct opening ->
          plan.request() instanceof WindowRequest request
              ? need(opening, request, plan, now).flatMap(this::refusal)
              : Optional.of("the plan is not one of a window");
      case MakingAct making ->
          switch (plan) {
            case ProfilePlan profile -> need(profile, now).flatMap(this::refusal);
            case AnchorPlan anchor ->
                waitedFor(making, plan)
                    ? Optional.empty()
                    : need(anchor, now).flatMap(this::refusal);
            default -> Optional.of("the plan is not one of something that is made");
          };
      case CertificateAct issuing ->
          switch (plan) {
            case EnrollmentPlan enrollment ->
                rulebook
                    .rulebook()
                    .consumerEnrollment()
                    .flatMap(rules -> EnrollmentChange.need(rules, enrollment, now))
                    .flatMap(this::refusal);
            case WindowPlan window ->
                WindowChange.need(rulebook.rulebook().breakGlass(), window, now)
                    .flatMap(this::refusal);
            default -> Optional.of("the plan is not one of a certificate");
          };
    };
  }

  /**
   * An anchor of an authority outside AWS is registered when somebody used it, days after the work
   * that its record is for: that changes nothing in AWS, and not to register would undo it.
   */
  private static boolean waitedFor(MakingAct act, Plan plan) {
    return plan instanceof ExternalPlan && act.operation() == Operation.REGISTER_AUTHORITY;
  }

  private Optional<ChangeNeed> need(ProfilePlan plan, Instant now) {
    return rulebook
        .rulebook()
        .profileOnboarding()
        .flatMap(rules -> ProfileChange.need(rules, plan, now));
  }

  private Optional<ChangeNeed> need(AnchorPlan plan, Instant now) {
    return rulebook
        .rulebook()
        .pkiSetup()
        .flatMap(rules -> AuthorityChange.ofStep(rules, plan, now));
  }

  private Optional<ChangeNeed> need(OpeningAct act, WindowRequest request, Plan plan, Instant now) {
    return WindowChange.need(
        rulebook.rulebook().breakGlass(),
        request,
        plan.requester(),
        act.lease().from(),
        act.lease().until(),
        now);
  }

  private Optional<String> refusal(ChangeNeed need) {
    return need.refusal(changes.orElseThrow().find(need.change(), need.rules().conflicts()));
  }
}
