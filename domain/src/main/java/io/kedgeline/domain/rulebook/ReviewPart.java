package io.kedgeline.domain.rulebook;

import io.kedgeline.domain.document.Section;
import io.kedgeline.domain.identity.GroupName;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Reads the part {@code review} of a runbook's section. */
final class ReviewPart {

  private ReviewPart() {}

  static Optional<ReviewRules> read(Section section) {
    Set<GroupName> reviewers =
        section.names(
            "reviewers", BreakGlassRules.MOST_GROUPS, "a group is listed once", GroupName::new);
    Optional<Duration> within = section.duration("within", DurationLimit.REVIEW);
    Optional<Duration> reminder = section.duration("reminderBefore", DurationLimit.REVIEW_REMINDER);
    Optional<Duration> changes = section.duration("changesAfter", DurationLimit.CHANGES);
    requireShorter(section, "reminderBefore", reminder, within);
    requireShorter(section, "changesAfter", changes, within);
    return section.sound()
        ? Optional.of(
            new ReviewRules(
                reviewers, within.orElseThrow(), reminder.orElseThrow(), changes.orElseThrow()))
        : Optional.empty();
  }

  private static void requireShorter(
      Section section, String field, Optional<Duration> span, Optional<Duration> within) {
    if (span.isPresent() && within.isPresent() && span.get().compareTo(within.get()) >= 0) {
      section.faults().add(section.at(field), "must be shorter than " + section.at("within"));
    }
  }
}
