package io.kedgeline.domain.rulebook;

import io.kedgeline.domain.document.Section;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads {@code runbooks.RB-03}, and compares it with what it stands on. */
final class ConsumerEnrollmentPart {

  private static final String PATH = "runbooks.RB-03";

  private ConsumerEnrollmentPart() {}

  static Optional<ConsumerEnrollmentRules> read(Section section) {
    Optional<ApprovalRules> approval =
        section.section("approval").flatMap(ConsumerEnrollmentPart::approval);
    Optional<ChangeRules> change = section.optionalSection("change").flatMap(ChangePart::read);
    Optional<Deadlines> deadlines =
        section.section("deadlines").flatMap(ConsumerEnrollmentPart::deadlines);
    return section.sound()
        ? Optional.of(
            new ConsumerEnrollmentRules(
                approval.orElseThrow(),
                change,
                deadlines.orElseThrow().device(),
                deadlines.orElseThrow().firstUse()))
        : Optional.empty();
  }

  /**
   * Nobody is enrolled where the rulebook does not say what is asked of certificates and devices.
   */
  static void compare(Section root, Rulebook rulebook) {
    if (rulebook.consumerEnrollment().isEmpty()) {
      return;
    }
    Map<String, Optional<?>> needed = new LinkedHashMap<>();
    needed.put("runbooks.RB-02", rulebook.profileOnboarding());
    needed.put("trustPolicies", rulebook.trustPolicies());
    needed.put("certificates", rulebook.certificates());
    needed.put("posture", rulebook.posture());
    needed.put("enrollment", rulebook.enrollment());
    needed.forEach((path, part) -> {
      if (part.isEmpty()) {
        root.faults().add(path, "must be there, since RB-03 enrols by it");
      }
    });
    Duration firstUse = rulebook.consumerEnrollment().get().firstUse();
    boolean outlived =
        rulebook.enrollment().stream()
            .flatMap(rules -> rules.personas().stream())
            .anyMatch(persona -> persona.validity().compareTo(firstUse) < 0);
    if (outlived) {
      root.faults()
          .add(PATH + ".deadlines.firstUse", "must not be longer than a persona's validity");
    }
  }

  private static Optional<ApprovalRules> approval(Section section) {
    Optional<ApprovalRules> rules = ApprovalPart.read(section);
    return section.sound() ? rules : Optional.empty();
  }

  private static Optional<Deadlines> deadlines(Section section) {
    Optional<Duration> device = section.duration("device", DurationLimit.DEVICE_SHOWN);
    Optional<Duration> firstUse = section.duration("firstUse", DurationLimit.FIRST_USE);
    return section.sound()
        ? Optional.of(new Deadlines(device.orElseThrow(), firstUse.orElseThrow()))
        : Optional.empty();
  }

  /** What {@code deadlines} says. */
  private record Deadlines(Duration device, Duration firstUse) {}
}
