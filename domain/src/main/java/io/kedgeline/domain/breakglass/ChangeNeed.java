package io.kedgeline.domain.breakglass;

import io.kedgeline.domain.change.ChangeRecord;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.rulebook.BreakGlassRules;
import io.kedgeline.domain.rulebook.ChangeConflicts;
import io.kedgeline.domain.rulebook.ChangeRules;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * What a window needs of its change record. It is asked when the window is planned, seconds before
 * it opens, and while it is open.
 *
 * @param rules what the rulebook demands of a record
 * @param change which record
 * @param item what the record must be for
 * @param requester who asked for the window
 * @param from when the window begins
 * @param until when it ends
 * @param now when it is asked
 */
public record ChangeNeed(
    ChangeRules rules,
    ChangeId change,
    String item,
    PersonId requester,
    Instant from,
    Instant until,
    Instant now) {

  /**
   * What this plan needs, or nothing where the rulebook asks for no record or does not govern the
   * profile, and for a drill, which the rulebook itself orders. A plan for more time needs it for
   * the whole window, up to its new end.
   *
   * @param now when it is asked; a part of a second is left out, as leases do
   */
  public static Optional<ChangeNeed> of(BreakGlassRules rules, WindowPlan plan, Instant now) {
    return plan.extension()
        .map(more -> of(rules, plan.request(), plan.requester(), more.from(), more.end(), now))
        .orElseGet(() -> of(rules, plan.request(), plan.requester(), now));
  }

  /** The same for a request, which begins at its start, or now where that has come. */
  public static Optional<ChangeNeed> of(
      BreakGlassRules rules, WindowRequest request, PersonId requester, Instant now) {
    Instant begin = request.opensFrom(now).truncatedTo(ChronoUnit.SECONDS);
    return of(rules, request, requester, begin, begin.plus(request.length()), now);
  }

  /** The same for a span that is known already. */
  public static Optional<ChangeNeed> of(
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

  /**
   * What a window needs that is open already: the same, and no freedom from conflicts. A conflict
   * comes of another change, and whoever may raise any could otherwise close every window.
   */
  public ChangeNeed onceOpen() {
    ChangeRules lenient =
        new ChangeRules(
            rules.states(),
            rules.people(),
            ChangeConflicts.IGNORED,
            Optional.empty(),
            rules.notes());
    return new ChangeNeed(lenient, change, item, requester, from, until, now);
  }

  /** Why this record does not allow the window; empty when it does. */
  public List<Finding> findings(Optional<ChangeRecord> record) {
    return record
        .filter(found -> found.id().equals(change))
        .map(found -> ChangeCheck.findings(found, this))
        .orElseGet(() ->
            List.of(
                new Finding(
                    Finding.Code.CHANGE_UNKNOWN,
                    "change %s: the change system has no such record".formatted(change))));
  }

  /** The same as one text for people, or nothing when the record allows the window. */
  public Optional<String> refusal(Optional<ChangeRecord> record) {
    return Finding.together(findings(record));
  }
}
