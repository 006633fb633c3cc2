package io.kedgeline.domain.authority;

import io.kedgeline.domain.change.ChangeNeed;
import io.kedgeline.domain.rulebook.PkiSetupRules;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What the making of an authority needs of its change record. */
public final class AuthorityChange {

  /** How long one try of a step takes at most, with room. */
  static final Duration STEP = Duration.ofMinutes(10);

  private AuthorityChange() {}

  /**
   * What this plan needs, or nothing where the rulebook asks for no record. The record must be for
   * the authority by its place: {@code ACCOUNT/REGION/ENVIRONMENT}, and allow all of the work.
   *
   * @param now when it is asked; the work is thought to begin then
   */
  public static Optional<ChangeNeed> need(PkiSetupRules rules, AnchorPlan plan, Instant now) {
    return need(rules, plan, plan.making(), now);
  }

  /**
   * What a step needs of the same record when it is taken. That it allows the whole was asked
   * before the first: hours later it need not allow as many hours again.
   */
  public static Optional<ChangeNeed> ofStep(PkiSetupRules rules, AnchorPlan plan, Instant now) {
    return need(rules, plan, STEP, now);
  }

  private static Optional<ChangeNeed> need(
      PkiSetupRules rules, AnchorPlan plan, Duration length, Instant now) {
    return rules.change().map(change -> ChangeNeed.ofWork(change, plan, plan.place(), length, now));
  }
}
