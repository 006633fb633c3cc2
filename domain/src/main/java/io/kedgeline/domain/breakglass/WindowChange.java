package io.kedgeline.domain.breakglass;

import io.kedgeline.domain.change.ChangeNeed;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.rulebook.BreakGlassRules;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** What a window needs of its change record. */
public final class WindowChange {

  private WindowChange() {}

  /**
   * What this plan needs, or nothing where the rulebook asks for no record or does not govern the
   * profile, and for a drill, which the rulebook itself orders. A plan for more time needs it for
   * the whole window, up to its new end.
   *
   * @param now when it is asked; a part of a second is left out, as leases do
   */
  public static Optional<ChangeNeed> need(BreakGlassRules rules, WindowPlan plan, Instant now) {
    return plan.extension()
        .map(more -> need(rules, plan.request(), plan.requester(), more.from(), more.end(), now))
        .orElseGet(() -> need(rules, plan.request(), plan.requester(), now));
  }

  /** The same for a request, which begins at its start, or now where that has come. */
  public static Optional<ChangeNeed> need(
      BreakGlassRules rules, WindowRequest request, PersonId requester, Instant now) {
    Instant begin = request.opensFrom(now).truncatedTo(ChronoUnit.SECONDS);
    return need(rules, request, requester, begin, begin.plus(request.length()), now);
  }

  /** The same for a span that is known already. */
  public static Optional<ChangeNeed> need(
      BreakGlassRules rules,
      WindowRequest request,
      PersonId requester,
      Instant from,
      Instant until,
      Instant now) {
    return rules
        .change()
        .filter(change -> !request.change().drill())
        .flatMap(change ->
            rules.profiles().stream()
                .filter(profile -> profile.profile().equals(request.profile()))
                .findFirst()
                .map(profile ->
                    new ChangeNeed(
                        change, request.change(), profile.item(), requester, from, until, now)));
  }
}
