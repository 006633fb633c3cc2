package io.kedgeline.domain.rulebook;

import io.kedgeline.domain.document.Section;
import java.time.Duration;
import java.util.Optional;

/**
 * The part {@code approval} of RB-06, and its reading: the act's lifetime is said here for all
 * runbooks, and one slot at least is a sign-in.
 */
record BreakGlassApprovalPart(ApprovalRules rules, Duration actLifetime) {

  static Optional<BreakGlassApprovalPart> read(Section section) {
    Optional<ApprovalRules> rules = ApprovalPart.read(section);
    Optional<Duration> actLifetime = section.duration("actLifetime", DurationLimit.ACT_LIFETIME);
    rules
        .filter(read -> read.slots().stream().allMatch(slot -> slot.stepUp().isEmpty()))
        .ifPresent(read -> section.faults().add(section.at("slots"), BreakGlassRules.A_SIGN_IN));
    rules
        .filter(read -> !read.separated().isEmpty())
        .ifPresent(
            read -> section.faults().add(section.at("separated"), "must not be said of RB-06"));
    return section.sound()
        ? Optional.of(new BreakGlassApprovalPart(rules.orElseThrow(), actLifetime.orElseThrow()))
        : Optional.empty();
  }
}
