package io.kedgeline.domain.authority;

import io.kedgeline.domain.governed.Finding;
import io.kedgeline.domain.governed.PlanningResult;
import io.kedgeline.domain.onboarding.ProfileDraft;
import io.kedgeline.domain.plan.Operation;
import io.kedgeline.domain.plan.PlannedAction;
import io.kedgeline.domain.rulebook.AuthorityEnvironment;
import io.kedgeline.domain.rulebook.PkiSetupRules;
import io.kedgeline.domain.trustpolicy.Judgement;
import io.kedgeline.domain.warrant.ActHeader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Turns a request for an authority into a plan, or into everything that speaks against it. */
public final class AuthorityPlanner {

  private AuthorityPlanner() {}

  /**
   * Plans an authority.
   *
   * @param header who asks, as the server vouches
   * @param request what they ask
   * @param execution the first Temporal execution of the run
   * @param round which planning of the run, from 1
   * @param world what was gathered
   * @param judge judges the canary's trust policy by the rulebook, where that has rules for it
   */
  public static PlanningResult<AuthorityPlan> plan(
      ActHeader header,
      AuthorityRequest request,
      String execution,
      int round,
      AuthorityWorld world,
      Function<ProfileDraft, Judgement> judge) {
    Optional<PkiSetupRules> rules = world.rulebook().pkiSetup();
    Optional<AuthorityDraft> draft =
        rules
            .flatMap(known -> known.environment(request.environment()))
            .map(AuthorityEnvironment::draft);
    if (draft.isEmpty()) {
      return new PlanningResult.Unplannable<>(
          List.of(
              new Finding(
                  Finding.Code.ENVIRONMENT_UNKNOWN,
                  "the rulebook makes authorities in no environment %s"
                      .formatted(request.environment()))));
    }
    AuthorityPlan plan =
        draw(header, request, execution, round, world, rules.orElseThrow(), draft.get());
    List<Finding> findings =
        AuthorityCheck.findings(new AuthorityCheck.Drawn(plan, world, rules.orElseThrow(), judge));
    return findings.isEmpty()
        ? new PlanningResult.Planned<>(plan)
        : new PlanningResult.Unplannable<>(findings);
  }

  /** Everything that is changed to make this, in order, and what it is done to. */
  public static List<PlannedAction> actions(AuthorityDraft draft) {
    String place = draft.place();
    List<PlannedAction> actions = new ArrayList<>();
    actions.add(new PlannedAction(Operation.CREATE_BUCKET, draft.bucketArn()));
    actions.add(new PlannedAction(Operation.CREATE_AUTHORITY, place));
    actions.add(new PlannedAction(Operation.PUBLISH_REVOCATION_LIST, place));
    actions.add(new PlannedAction(Operation.PREPARE_ANCHOR, place));
    actions.add(new PlannedAction(Operation.CREATE_CANARY, draft.canary().role().value()));
    actions.add(new PlannedAction(Operation.ENABLE_ANCHOR, place));
    actions.add(new PlannedAction(Operation.PROVE_AUTHORITY, place));
    if (draft.atRest() == AnchorAtRest.DISABLED) {
      actions.add(new PlannedAction(Operation.REST_ANCHOR, place));
      actions.add(new PlannedAction(Operation.PROVE_REST, place));
    }
    actions.add(new PlannedAction(Operation.REGISTER_AUTHORITY, place));
    return List.copyOf(actions);
  }

  private static AuthorityPlan draw(
      ActHeader header,
      AuthorityRequest request,
      String execution,
      int round,
      AuthorityWorld world,
      PkiSetupRules rules,
      AuthorityDraft draft) {
    Instant votes = world.at().plus(rules.approvalExpiry());
    return new AuthorityPlan(
        header.run(),
        execution,
        round,
        request,
        header.person(),
        draft,
        world.other(),
        rules.slots(),
        world.rulebookDigest(),
        world.state(),
        votes,
        votes.plus(rules.executionExpiry()),
        actions(draft));
  }
}
