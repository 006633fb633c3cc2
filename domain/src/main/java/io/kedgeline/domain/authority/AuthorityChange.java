package io.kedgeline.domain.authority;

import io.kedgeline.domain.change.ChangeNeed;
import io.kedgeline.domain.rulebook.PkiSetupRules;
import java.time.Instant;
import java.util.Optional;

/** What the making of an authority needs of its change record. */
public final class AuthorityChange {

  private AuthorityChange() {}

  /**
   * What this plan needs, or nothing where the rulebook asks for no record. The record must be for
   * the authority by its place: {@code ACCOUNT/REGION/ENVIRONMENT}.
   *
   * @param now when it is asked; the work is thought to begin then
   */
  public static Optional<ChangeNeed> need(PkiSetupRules rules, AuthorityPlan plan, Instant now) {
    return rules
        .change()
        .map(change -> ChangeNeed.ofWork(change, plan, plan.place(), AuthorityPlan.MAKING, now));
  }
}
