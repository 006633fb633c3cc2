package io.kedgeline.domain.rulebook;

import static io.kedgeline.domain.rulebook.RulebookFaultsTest.LABEL;
import static io.kedgeline.domain.rulebook.RulebookFaultsTest.spoiled;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** What may be wrong with the part of a rulebook that says what a change record must be like. */
final class ChangeFaults {

  private static final String RB06 = "runbooks.RB-06.";

  private ChangeFaults() {}

  static Stream<Arguments> changes() {
    return Stream.of(
        spoiled(
            "no state that allows",
            t -> t.with("runbooks/RB-06/change/states", List.of()),
            RB06 + "change.states",
            "must hold 1 to 8 entries, holds 0"),
        spoiled(
            "a state of another system",
            t -> t.with("runbooks/RB-06/change/states/0", "Implement"),
            RB06 + "change.states[0]",
            "must be one of DRAFT, AWAITING_APPROVAL, SCHEDULED, IMPLEMENTING, IN_REVIEW"),
        spoiled(
            "a state in which a record is over",
            t -> t.with("runbooks/RB-06/change/states/1", "CANCELLED"),
            RB06 + "change.states[1]",
            "a record that is CANCELLED never allows a window"),
        spoiled(
            "the same state twice",
            t -> t.with("runbooks/RB-06/change/states/1", "SCHEDULED"),
            RB06 + "change.states[1]",
            "is the same as runbooks.RB-06.change.states[0]; a state is listed once"),
        spoiled(
            "no people",
            t -> t.without("runbooks/RB-06/change/people"),
            RB06 + "change.people",
            "is missing"),
        spoiled(
            "people in another word",
            t -> t.with("runbooks/RB-06/change/people", "requester"),
            RB06 + "change.people",
            "must be one of named, anybody"),
        spoiled(
            "conflicts in another word",
            t -> t.with("runbooks/RB-06/change/conflicts", "no"),
            RB06 + "change.conflicts",
            "must be one of refused, ignored"),
        spoiled(
            "a check for conflicts that may be of any age",
            t -> t.with("runbooks/RB-06/change/checkedWithin", "PT9000H"),
            RB06 + "change.checkedWithin",
            "must be PT1M to PT720H"),
        spoiled(
            "an age of what is ignored",
            t ->
                t.with("runbooks/RB-06/change/conflicts", "ignored")
                    .with("runbooks/RB-06/change/checkedWithin", "PT1H"),
            RB06 + "change.checkedWithin",
            "stands with conflicts: refused only"),
        spoiled(
            "notes in another word",
            t -> t.with("runbooks/RB-06/change/notes", "yes"),
            RB06 + "change.notes",
            "must be one of written, omitted"),
        spoiled(
            "an unknown key of a change",
            t -> t.with("runbooks/RB-06/change/type", "emergency"),
            RB06 + "change.type",
            "is not a key here; known are states, people, conflicts, checkedWithin, notes"),
        spoiled(
            "a configuration item without a name",
            t -> t.with("runbooks/RB-06/profiles/0/configurationItem", " "),
            RB06 + "profiles[0].configurationItem",
            "must be 1 to 255 characters, no control characters"),
        spoiled(
            "two profiles that are one configuration item",
            t ->
                t.with("runbooks/RB-06/profiles/0/configurationItem", "break-glass")
                    .with(
                        "runbooks/RB-06/profiles/1",
                        RulebookTree.profile("sec-second", 2, "Second"))
                    .with("runbooks/RB-06/profiles/1/configurationItem", "break-glass"),
            RB06 + "profiles[1].configurationItem",
            "is the same as runbooks.RB-06.profiles[0].configurationItem; a configuration item is one profile"));
  }

  static Stream<Arguments> blackouts() {
    return Stream.of(
        spoiled(
            "a blackout that ends before it begins",
            t -> t.with("blackouts/0/until", "2026-12-20T00:00:00Z"),
            "blackouts[0].until",
            "must be after blackouts[0].from"),
        spoiled(
            "a blackout that ends as it begins",
            t -> t.with("blackouts/0/until", "2026-12-24T00:00:00Z"),
            "blackouts[0].until",
            "must be after blackouts[0].from"),
        spoiled(
            "a day as an instant",
            t -> t.with("blackouts/0/from", "2026-12-24"),
            "blackouts[0].from",
            "must be an instant such as 2026-12-24T00:00:00Z"),
        spoiled(
            "a blackout that begins in another",
            t -> t.with("blackouts/1", blackout("close", "2027-01-01T23:59:59Z")),
            "blackouts[1]",
            "must not overlap blackouts[0]"),
        spoiled(
            "two blackouts of one name",
            t -> t.with("blackouts/1", blackout("year-end", "2027-01-02T00:00:00Z")),
            "blackouts[1].name",
            "is the same as blackouts[0].name; a blackout has a name of its own"),
        spoiled(
            "a blackout without a reason",
            t -> t.with("blackouts/0/reason", " "),
            "blackouts[0].reason",
            "must be one line of 1 to 500 characters"),
        spoiled(
            "a name in capitals",
            t -> t.with("blackouts/0/name", "Year End"),
            "blackouts[0].name",
            LABEL),
        spoiled(
            "an empty list of blackouts",
            t -> t.with("blackouts", List.of()),
            "blackouts",
            "must hold 1 to 200 entries, holds 0"),
        spoiled(
            "blackouts in another word",
            t -> t.with("runbooks/RB-06/duringBlackout", "yes"),
            RB06 + "duringBlackout",
            "must be one of refused, allowed"));
  }

  private static Map<String, Object> blackout(String name, String from) {
    return RulebookTree.map(
        "name", name, "from", from, "until", "2027-02-01T00:00:00Z", "reason", "the year's close");
  }
}
