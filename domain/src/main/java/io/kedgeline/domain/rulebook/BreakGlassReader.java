package io.kedgeline.domain.rulebook;

import io.kedgeline.domain.document.Section;
import java.util.List;
import java.util.Optional;

/** Reads {@code runbooks.RB-06}. */
final class BreakGlassReader {

  private BreakGlassReader() {}

  static Optional<BreakGlassRules> read(Section section) {
    Optional<BreakGlassApprovalPart> approval =
        section.section("approval").flatMap(BreakGlassApprovalPart::read);
    Optional<WindowPart> window = section.section("window").flatMap(WindowPart::read);
    Optional<ReviewRules> review = section.section("review").flatMap(ReviewPart::read);
    Optional<ChangeRules> change = section.optionalSection("change").flatMap(ChangePart::read);
    Optional<List<BreakGlassProfile>> profiles = ProfilesReader.read(section);
    return section.sound()
        ? Optional.of(
            rules(
                approval.orElseThrow(),
                window.orElseThrow(),
                review.orElseThrow(),
                change,
                profiles.orElseThrow()))
        : Optional.empty();
  }

  private static BreakGlassRules rules(
      BreakGlassApprovalPart approved,
      WindowPart window,
      ReviewRules review,
      Optional<ChangeRules> change,
      List<BreakGlassProfile> profiles) {
    ApprovalRules approval = approved.rules();
    return new BreakGlassRules(
        approval.slots(),
        approval.requesters(),
        approval.closers(),
        approval.expiry(),
        approval.executionExpiry(),
        window.maximum(),
        window.minimum(),
        window.sessionDuration(),
        window.reminderBefore(),
        window.furthestStart(),
        window.extensions(),
        review,
        approval.refusalsPerPerson(),
        approved.actLifetime(),
        change,
        profiles);
  }
}
