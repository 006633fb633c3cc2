package io.kedgeline.domain.onboarding;

import io.kedgeline.domain.governed.Finding;
import io.kedgeline.domain.governed.PlanningResult;
import io.kedgeline.domain.plan.Operation;
import io.kedgeline.domain.plan.PlannedAction;
import io.kedgeline.domain.resource.CertificateAuthorityArn;
import io.kedgeline.domain.resource.Region;
import io.kedgeline.domain.rulebook.Environment;
import io.kedgeline.domain.rulebook.ProfileOnboardingRules;
import io.kedgeline.domain.trustpolicy.Judgement;
import io.kedgeline.domain.warrant.ActHeader;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Turns a request for a profile into a plan, or into everything that speaks against it. */
public final class ProfilePlanner {

  private ProfilePlanner() {}

  /**
   * Plans a profile.
   *
   * @param header who asks, as the server vouches
   * @param request what they ask
   * @param execution the first Temporal execution of the run
   * @param round which planning of the run, from 1
   * @param world what was gathered
   * @param judge judges the draft's trust policy by the rulebook
   */
  public static PlanningResult<ProfilePlan> plan(
      ActHeader header,
      ProfileRequest request,
      String execution,
      int round,
      ProfileWorld world,
      Function<ProfileDraft, Judgement> judge) {
    Optional<ProfileOnboardingRules> rules = world.rulebook().profileOnboarding();
    Optional<Environment> environment =
        rules.flatMap(known -> known.environment(request.environment()));
    if (environment.isEmpty()) {
      return unplannable(
          Finding.Code.ENVIRONMENT_UNKNOWN,
          "the rulebook makes profiles in no environment %s".formatted(request.environment()));
    }
    if (world.draft().isEmpty()) {
      return unplannable(
          Finding.Code.PROFILE_NOT_DRAFTED, world.undraftable().orElse("it cannot be drafted"));
    }
    if (world.anchor().isEmpty()) {
      return unplannable(
          Finding.Code.ANCHOR_MISSING, "AWS has no trust anchor %s".formatted(request.anchor()));
    }
    TrustAnchorState anchor = world.anchor().get();
    if (anchor.authority().isEmpty()) {
      return unplannable(
          Finding.Code.ANCHOR_WITHOUT_AUTHORITY,
          "trust anchor %s trusts no authority of ACM Private CA, so no canary could be issued"
              .formatted(request.anchor()));
    }
    ProfilePlan plan =
        draw(
            header,
            request,
            execution,
            round,
            world,
            rules.orElseThrow(),
            environment.get().region(),
            anchor.authority().get());
    List<Finding> findings =
        ProfileCheck.findings(
            new ProfileCheck.Drawn(
                plan, world, rules.orElseThrow(), anchor, judge.apply(plan.draft())));
    return findings.isEmpty()
        ? new PlanningResult.Planned<>(plan)
        : new PlanningResult.Unplannable<>(findings);
  }

  private static PlanningResult<ProfilePlan> unplannable(Finding.Code code, String sentence) {
    return new PlanningResult.Unplannable<>(List.of(new Finding(code, sentence)));
  }

  private static ProfilePlan draw(
      ActHeader header,
      ProfileRequest request,
      String execution,
      int round,
      ProfileWorld world,
      ProfileOnboardingRules rules,
      Region region,
      CertificateAuthorityArn authority) {
    ProfileDraft draft = world.draft().orElseThrow();
    Instant votes = world.at().plus(rules.approvalExpiry());
    return new ProfilePlan(
        header.run(),
        execution,
        round,
        request,
        header.person(),
        region,
        draft,
        CanaryDeny.PREFIX + draft.name(),
        authority,
        world.other(),
        rules.slots(),
        world.rulebookDigest(),
        world.state(),
        votes,
        votes.plus(rules.executionExpiry()),
        actions(draft, ProfilePlan.place(draft.role().account(), region, draft.name())));
  }

  private static List<PlannedAction> actions(ProfileDraft draft, String place) {
    return List.of(
        new PlannedAction(Operation.CREATE_ROLE, draft.role().value()),
        new PlannedAction(Operation.CREATE_PROFILE, place),
        new PlannedAction(Operation.ENABLE_PROFILE, place),
        new PlannedAction(Operation.PROVE_ADMISSION, place),
        new PlannedAction(Operation.REGISTER_PROFILE, place));
  }
}
