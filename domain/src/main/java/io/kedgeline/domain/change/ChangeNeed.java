package io.kedgeline.domain.change;

import io.kedgeline.domain.governed.Finding;
import io.kedgeline.domain.governed.Plan;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.rulebook.ChangeConflicts;
import io.kedgeline.domain.rulebook.ChangeRules;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * What a run needs of its change record. It is asked when the run is planned, seconds before it
 * acts, and as long as what it did stands.
 *
 * @param rules what the rulebook demands of a record
 * @param change which record
 * @param item what the record must be for
 * @param requester who asked for the run
 * @param from when it begins to act
 * @param until when nothing of it stands any more
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
   * What a plan needs whose work begins now.
   *
   * @param item what the record must be for
   * @param length how long the work takes at most
   */
  public static ChangeNeed ofWork(
      ChangeRules rules, Plan plan, String item, Duration length, Instant now) {
    Instant from = now.truncatedTo(ChronoUnit.SECONDS);
    return new ChangeNeed(
        rules, plan.request().change(), item, plan.requester(), from, from.plus(length), now);
  }

  /**
   * What a run needs whose work stands already, such as a window that is open: the same, and no
   * freedom from conflicts. A conflict comes of another change, and whoever may raise any could
   * otherwise close every window.
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
