package io.kedgeline.domain.rulebook;

import io.kedgeline.domain.certificate.SourceIdentity;
import io.kedgeline.domain.document.Section;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.schedule.ScheduleRules;
import io.kedgeline.domain.schedule.ScheduledTask;
import java.time.Duration;
import java.util.Optional;

/** Reads {@code runbooks.RB-14}, and compares it with what it stands on. */
final class DrillPart {

  private static final String PATH = "runbooks.RB-14";

  private DrillPart() {}

  static Optional<DrillRules> read(Section section) {
    Optional<PersonId> owner = section.named("owner", PersonId::new);
    Optional<PersonId> holder = section.named("holder", PersonId::new);
    Optional<SourceIdentity> certificate = section.named("certificate", SourceIdentity::new);
    Optional<String> profile = section.text("profile", NameShape.IRA_RESOURCE);
    Optional<Duration> length = section.duration("length", DurationLimit.WINDOW);
    Optional<Duration> grace = section.duration("grace", DurationLimit.DRILL_GRACE);
    return section.sound()
        ? Optional.of(
            new DrillRules(
                owner.orElseThrow(),
                holder.orElseThrow(),
                certificate.orElseThrow(),
                profile.orElseThrow(),
                length.orElseThrow(),
                grace.orElseThrow()))
        : Optional.empty();
  }

  /** Reports what a drill needs of the rest of a rulebook that has no fault of its own. */
  static void compare(
      Section root,
      BreakGlassRules rules,
      Optional<DrillRules> drill,
      Optional<ScheduleRules> schedules) {
    boolean scheduled = schedules.flatMap(rule -> rule.starting(ScheduledTask.DRILL)).isPresent();
    if (scheduled && drill.isEmpty()) {
      root.faults().add(PATH, "must be there, since a schedule starts the drill");
    }
    drill.ifPresent(rule -> {
      if (rules.profile(rule.profile()).isEmpty()) {
        root.faults().add(PATH + ".profile", "must be the name of a profile of RB-06");
      }
      if (rule.length().compareTo(rules.minimumWindow()) < 0
          || rule.length().compareTo(rules.maximumWindow()) > 0) {
        root.faults().add(PATH + ".length", "must be a length that RB-06 allows");
      }
      if (!scheduled) {
        root.faults().add(PATH, "must have a schedule that starts the drill");
      }
    });
  }
}
