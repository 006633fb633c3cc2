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

/** Reads {@code approval} of a runbook's section, but for what one runbook alone has there. */
final class ApprovalPart {

  static final String SEPARATED = "must name no group that asks or approves here";

  private ApprovalPart() {}

  /** Reads the part of a runbook that has nothing of its own there. */
  static Optional<ApprovalRules> whole(Section section) {
    Optional<ApprovalRules> rules = read(section);
    return section.sound() ? rules : Optional.empty();
  }

  static Optional<ApprovalRules> read(Section section) {
    int faultsBefore = section.faults().count();
    List<Slot> slots = slots(section);
    Set<GroupName> requesters =
        section.names(
            "requesters", BreakGlassRules.MOST_GROUPS, "a group is listed once", GroupName::new);
    Set<GroupName> closers =
        section.names(
            "closers", BreakGlassRules.MOST_GROUPS, "a group is listed once", GroupName::new);
    Set<GroupName> separated =
        section.optionalNames(
            "separated", BreakGlassRules.MOST_GROUPS, "a group is listed once", GroupName::new);
    Optional<Duration> expiry = section.duration("expiry", DurationLimit.APPROVAL_EXPIRY);
    Optional<Duration> executionExpiry =
        section.duration("executionExpiry", DurationLimit.EXECUTION_EXPIRY);
    Optional<Integer> refusals =
        section.wholeNumber("refusalsPerPerson", 1, BreakGlassRules.MOST_REFUSALS);
    return section.faults().count() == faultsBefore
        ? section.checked(() ->
            new ApprovalRules(
                slots,
                requesters,
                closers,
                separated,
                expiry.orElseThrow(),
                executionExpiry.orElseThrow(),
                refusals.orElseThrow()))
        : Optional.empty();
  }

  private static List<Slot> slots(Section approval) {
    Unique<String> names = new Unique<>("slot names must differ", approval.faults());
    List<Slot> slots = new ArrayList<>();
    for (Section section : approval.sections("slots", BreakGlassRules.MOST_SLOTS)) {
      Optional<String> name = section.text("name", NameShape.LABEL);
      names.take(name, section.at("name"));
      Optional<GroupName> group = section.named("group", GroupName::new);
      Optional<StepUp> stepUp = section.optionalSection("stepUp").flatMap(StepUpPart::read);
      if (section.sound()) {
        slots.add(new Slot(name.orElseThrow(), group.orElseThrow(), stepUp));
      }
    }
    return slots;
  }
}
