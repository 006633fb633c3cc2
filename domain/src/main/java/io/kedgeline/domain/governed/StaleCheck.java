package io.kedgeline.domain.governed;

import io.kedgeline.domain.approval.Ballot;
import io.kedgeline.domain.approval.Verdict;
import io.kedgeline.domain.change.ChangeNeed;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;

/**
 * A named check between an approved plan and the world as it is seconds before the act. A plan that
 * fails one is stale: its votes are dismissed.
 *
 * @param reason what a failure is called, as a person reads it
 * @param fails whether the plan fails this check in this world
 * @param <P> the kind of plan
 * @param <W> the world that it was made on
 */
public record StaleCheck<P extends Plan, W extends World>(
    String reason, BiPredicate<Approved<P>, W> fails) {

  /**
   * A plan and the votes on it.
   *
   * @param plan the plan
   * @param ballot its ballot
   * @param <P> the kind of plan
   */
  public record Approved<P extends Plan>(P plan, Ballot ballot) {}

  /** Why this plan may not be carried out in this world: the first check that fails, if any. */
  public static <P extends Plan, W extends World> Optional<String> first(
      List<StaleCheck<P, W>> checks, P plan, Ballot ballot, W world) {
    Approved<P> approved = new Approved<>(plan, ballot);
    return checks.stream()
        .filter(check -> check.fails().test(approved, world))
        .map(StaleCheck::reason)
        .findFirst();
  }

  /** A check of the plan alone. */
  public static <P extends Plan, W extends World> StaleCheck<P, W> of(
      String reason, BiPredicate<P, W> fails) {
    return new StaleCheck<>(reason, (approved, world) -> fails.test(approved.plan(), world));
  }

  /** That the rulebook is another. */
  public static <P extends Plan, W extends World> StaleCheck<P, W> otherRulebook() {
    return of(
        "the rulebook is not the one that the plan was made under",
        (plan, world) -> !world.rulebookDigest().matches(plan.rulebook()));
  }

  /** That the change record is not as the plan needs it now. */
  public static <P extends Plan, W extends World> StaleCheck<P, W> changeForbids(
      BiFunction<P, W, Optional<ChangeNeed>> need) {
    return of(
        "the change record does not allow it any more",
        (plan, world) ->
            need.apply(plan, world)
                .filter(needed -> !needed.findings(world.change()).isEmpty())
                .isPresent());
  }

  /** That a blackout forbids work that begins now and takes so long at most. */
  public static <P extends Plan, W extends World> StaleCheck<P, W> blackout(Duration length) {
    return of(
        "a blackout of the rulebook forbids it",
        (plan, world) -> CommonFindings.blackout(world, length).isPresent());
  }

  /** That AWS has something else than when the plan was made. */
  public static <P extends Plan, W extends World> StaleCheck<P, W> moved(String reason) {
    return of(reason, (plan, world) -> !world.state().matches(plan.state()));
  }

  /** That somebody concerned has a duty that is kept apart from this. */
  public static <P extends Plan, W extends World> StaleCheck<P, W> dutiesNotSeparate() {
    return of(
        "somebody concerned has a duty now that is kept apart from this",
        (plan, world) ->
            world
                .rulebook()
                .governanceOf(plan.run(), plan.request())
                .flatMap(rules -> DutiesApart.offender(plan, world.directory(), rules))
                .isPresent());
  }

  /** That the votes are not those of people in good standing any more. */
  public static <P extends Plan, W extends World> StaleCheck<P, W> votesDoNotFill() {
    return new StaleCheck<>(
        "the votes no longer fill every slot with people in good standing",
        (approved, world) ->
            !(approved.ballot().verdict(world.directory(), world.at())
                instanceof Verdict.Approved));
  }
}
