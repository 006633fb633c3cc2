package io.kedgeline.domain.rulebook;

import io.kedgeline.domain.approval.Slot;
import io.kedgeline.domain.approval.StepUp;
import io.kedgeline.domain.document.Section;
import io.kedgeline.domain.document.Unique;
import io.kedgeline.domain.identity.GroupName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The part {@code approval} of a runbook's section, and its reading. */
record ApprovalPart(
    List<Slot> slots,
    Set<GroupName> requesters,
    Set<GroupName> closers,
    Duration expiry,
    Duration executionExpiry,
    int refusalsPerPerson,
    Duration actLifetime) {

  static Optional<ApprovalPart> read(Section section) {
    List<Slot> slots = slots(section);
    Set<GroupName> requesters =
        section.names(
            "requesters", BreakGlassRules.MOST_GROUPS, "a group is listed once", GroupName::new);
    Set<GroupName> closers =
        section.names(
            "closers", BreakGlassRules.MOST_GROUPS, "a group is listed once", GroupName::new);
    Optional<Duration> expiry = section.duration("expiry", DurationLimit.APPROVAL_EXPIRY);
    Optional<Duration> executionExpiry =
        section.duration("executionExpiry", DurationLimit.EXECUTION_EXPIRY);
    Optional<Integer> refusals =
        section.wholeNumber("refusalsPerPerson", 1, BreakGlassRules.MOST_REFUSALS);
    Optional<Duration> actLifetime = section.duration("actLifetime", DurationLimit.ACT_LIFETIME);
    return section.sound()
        ? Optional.of(
            new ApprovalPart(
                slots,
                requesters,
                closers,
                expiry.orElseThrow(),
                executionExpiry.orElseThrow(),
                refusals.orElseThrow(),
                actLifetime.orElseThrow()))
        : Optional.empty();
  }

  private static List<Slot> slots(Section approval) {
    Unique<String> names = new Unique<>("slot names must differ", approval.faults());
    List<Slot> slots = new ArrayList<>();
    int faultsBefore = approval.faults().count();
    for (Section section : approval.sections("slots", BreakGlassRules.MOST_SLOTS)) {
      Optional<String> name = section.text("name", NameShape.LABEL);
      names.take(name, section.at("name"));
      Optional<GroupName> group = section.named("group", GroupName::new);
      Optional<StepUp> stepUp = section.optionalSection("stepUp").flatMap(StepUpPart::read);
      if (section.sound()) {
        slots.add(new Slot(name.orElseThrow(), group.orElseThrow(), stepUp));
      }
    }
    boolean readable = approval.faults().count() == faultsBefore;
    if (readable && slots.stream().allMatch(slot -> slot.stepUp().isEmpty())) {
      approval.faults().add(approval.at("slots"), BreakGlassRules.A_SIGN_IN);
    }
    return slots;
  }
}
