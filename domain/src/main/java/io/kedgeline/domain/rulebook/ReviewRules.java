package io.kedgeline.domain.rulebook;

import io.kedgeline.domain.identity.GroupName;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Who reviews a window that has closed, and by when. Until the review is recorded, nobody gets a
 * window on the same profile.
 *
 * @param reviewers the groups that may; whoever asked for the window, for more time in it, or held
 *     it may not
 * @param within how long after the closing it must be recorded; then it is escalated, and again
 *     after as long
 * @param reminderBefore how long before that people are reminded; shorter than {@code within}
 * @param changesAfter how long after the window's end the list of changes is read: CloudTrail
 *     delivers events within 15 minutes typically (AWS CloudTrail User Guide, "How CloudTrail
 *     works"); zero reads it at once
 */
public record ReviewRules(
    Set<GroupName> reviewers, Duration within, Duration reminderBefore, Duration changesAfter) {

  public ReviewRules {
    reviewers = Collections.unmodifiableSet(new LinkedHashSet<>(reviewers));
    if (reviewers.isEmpty() || reviewers.size() > BreakGlassRules.MOST_GROUPS) {
      throw new IllegalArgumentException(
          "reviewers: must hold 1 to " + BreakGlassRules.MOST_GROUPS);
    }
    DurationLimit.REVIEW.require("within", within);
    DurationLimit.REVIEW_REMINDER.require("reminderBefore", reminderBefore);
    DurationLimit.CHANGES.require("changesAfter", changesAfter);
    if (reminderBefore.compareTo(within) >= 0) {
      throw new IllegalArgumentException("reminderBefore: must be shorter than within");
    }
    if (changesAfter.compareTo(within) >= 0) {
      throw new IllegalArgumentException("changesAfter: must be shorter than within");
    }
  }
}
