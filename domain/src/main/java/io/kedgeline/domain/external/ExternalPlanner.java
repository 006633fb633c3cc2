package io.kedgeline.domain.external;

import io.kedgeline.domain.governed.Finding;
import io.kedgeline.domain.governed.Finding.Code;
import io.kedgeline.domain.governed.PlanningResult;
import io.kedgeline.domain.onboarding.ProfileDraft;
import io.kedgeline.domain.plan.Operation;
import io.kedgeline.domain.plan.PlannedAction;
import io.kedgeline.domain.rulebook.ExternalEnvironment;
import io.kedgeline.domain.rulebook.ExternalRules;
import io.kedgeline.domain.rulebook.PkiSetupRules;
import io.kedgeline.domain.trustpolicy.Judgement;
import io.kedgeline.domain.warrant.ActHeader;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Turns a request for an authority outside AWS into a plan, or into what speaks against it. */
public final class ExternalPlanner {

  private ExternalPlanner() {}

  /**
   * Plans an anchor for an authority outside AWS.
   *
   * @param header who asks, as the server vouches
   * @param request what they ask
   * @param execution the first Temporal execution of the run
   * @param round which planning of the run, from 1
   * @param world what was gathered
   * @param judge judges the canary's trust policy by the rulebook, where that has rules for it
   */
  public static PlanningResult<ExternalPlan> plan(
      ActHeader header,
      ExternalRequest request,
      String execution,
      int round,
      ExternalWorld world,
      Function<ProfileDraft, Judgement> judge) {
    Optional<PkiSetupRules> rules = world.rulebook().pkiSetup();
    Optional<ExternalEnvironment> environment =
        rules
            .flatMap(PkiSetupRules::external)
            .flatMap(external -> external.environment(request.environment()));
    if (environment.isEmpty()) {
      return unplannable(
          Code.ENVIRONMENT_UNKNOWN,
          "the rulebook takes authorities outside AWS in no environment %s"
              .formatted(request.environment()));
    }
    Optional<ExternalFacts> facts = world.facts().filter(read -> read.are(request.papers()));
    if (facts.isEmpty()) {
      return unplannable(
          Code.EXTERNAL_UNREADABLE,
          "the ledger does not have the authority's certificate, its list and the canary's certificate, or one of them cannot be read");
    }
    Optional<ExternalDraft> draft = environment.get().draft(facts.get(), request, external(rules));
    if (draft.isEmpty()) {
      return unplannable(
          Code.EXTERNAL_NAME,
          "the authority %s has no common name that a trust policy can ask for: one, of 1 to 64 characters of A-Z a-z 0-9 space _ . : / = + @ -"
              .formatted(facts.get().authority().subject()));
    }
    ExternalPlan plan =
        draw(header, request, execution, round, world, rules.orElseThrow(), draft.get());
    List<Finding> findings =
        ExternalCheck.findings(new ExternalCheck.Drawn(plan, world, rules.orElseThrow(), judge));
    return findings.isEmpty()
        ? new PlanningResult.Planned<>(plan)
        : new PlanningResult.Unplannable<>(findings);
  }

  /** Everything that is changed to make this, in order, and what it is done to. */
  public static List<PlannedAction> actions(ExternalDraft draft) {
    String place = draft.place();
    return List.of(
        new PlannedAction(Operation.PREPARE_ANCHOR, place),
        new PlannedAction(Operation.CREATE_CANARY, draft.canary().role().value()),
        new PlannedAction(Operation.ENABLE_ANCHOR, place),
        new PlannedAction(Operation.PROVE_AUTHORITY, place),
        new PlannedAction(Operation.REGISTER_AUTHORITY, place));
  }

  private static ExternalRules external(Optional<PkiSetupRules> rules) {
    return rules.flatMap(PkiSetupRules::external).orElseThrow();
  }

  private static PlanningResult<ExternalPlan> unplannable(Code code, String sentence) {
    return new PlanningResult.Unplannable<>(List.of(new Finding(code, sentence)));
  }

  private static ExternalPlan draw(
      ActHeader header,
      ExternalRequest request,
      String execution,
      int round,
      ExternalWorld world,
      PkiSetupRules rules,
      ExternalDraft draft) {
    Instant votes = world.at().plus(rules.approvalExpiry());
    return new ExternalPlan(
        header.run(),
        execution,
        round,
        request,
        header.person(),
        draft,
        world.other(),
        rules.governing(request).orElseThrow().slots(),
        world.rulebookDigest(),
        world.state(),
        votes,
        votes.plus(rules.executionExpiry()),
        actions(draft));
  }
}
