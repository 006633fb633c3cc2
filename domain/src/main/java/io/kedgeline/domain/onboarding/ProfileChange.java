package io.kedgeline.domain.onboarding;

import io.kedgeline.domain.change.ChangeNeed;
import io.kedgeline.domain.rulebook.ProfileOnboardingRules;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What the making of a profile needs of its change record. */
public final class ProfileChange {

  /** How long making, proving and registering take at most. */
  static final Duration MAKING = Duration.ofMinutes(30);

  private ProfileChange() {}

  /**
   * What this plan needs, or nothing where the rulebook asks for no record. The record must be for
   * the profile by its place: {@code ACCOUNT/REGION/NAME}.
   *
   * @param now when it is asked; the work is thought to begin then
   */
  public static Optional<ChangeNeed> need(
      ProfileOnboardingRules rules, ProfilePlan plan, Instant now) {
    return rules.change().map(change -> ChangeNeed.ofWork(change, plan, plan.place(), MAKING, now));
  }
}
