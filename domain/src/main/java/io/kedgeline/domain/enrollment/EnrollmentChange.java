package io.kedgeline.domain.enrollment;

import io.kedgeline.domain.change.ChangeNeed;
import io.kedgeline.domain.rulebook.ConsumerEnrollmentRules;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** What an enrollment needs of its change record. */
public final class EnrollmentChange {

  /** How long reading the device's posture and issuing take at most. */
  static final Duration ISSUING = Duration.ofMinutes(30);

  private EnrollmentChange() {}

  /**
   * What this plan needs, or nothing where the rulebook asks for no record. The record must be for
   * the device by its own name.
   *
   * @param now when it is asked; the work is thought to begin then
   */
  public static Optional<ChangeNeed> need(
      ConsumerEnrollmentRules rules, EnrollmentPlan plan, Instant now) {
    Instant from = now.truncatedTo(ChronoUnit.SECONDS);
    return rules
        .change()
        .map(change ->
            new ChangeNeed(
                change,
                plan.request().change(),
                plan.request().device().value(),
                plan.requester(),
                from,
                from.plus(ISSUING),
                now));
  }
}
