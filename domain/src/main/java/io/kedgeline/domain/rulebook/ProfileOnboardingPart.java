package io.kedgeline.domain.rulebook;

import io.kedgeline.domain.document.Section;
import java.util.List;
import java.util.Optional;

/** Reads {@code runbooks.RB-02}. */
final class ProfileOnboardingPart {

  private ProfileOnboardingPart() {}

  static Optional<ProfileOnboardingRules> read(Section section) {
    Optional<ApprovalRules> approval = section.section("approval").flatMap(ApprovalPart::whole);
    Optional<ChangeRules> change = section.optionalSection("change").flatMap(ChangePart::read);
    List<Environment> environments = EnvironmentsPart.read(section);
    return section.sound()
        ? Optional.of(new ProfileOnboardingRules(approval.orElseThrow(), change, environments))
        : Optional.empty();
  }
}
