package io.kedgeline.domain.rulebook;

import io.kedgeline.domain.document.Faults;
import io.kedgeline.domain.document.Section;
import io.kedgeline.domain.document.Unique;
import io.kedgeline.domain.resource.ProfileArn;
import io.kedgeline.domain.resource.RoleArn;
import io.kedgeline.domain.resource.TrustAnchorArn;
import java.util.List;
import java.util.Optional;

/** Reads {@code profiles} of RB-06, first each entry, then what they must not share. */
final class ProfilesReader {

  private final Unique<String> names;
  private final Unique<String> items;
  private final Unique<ProfileArn> profiles;
  private final Unique<RoleArn> roles;
  private final Faults faults;

  private ProfilesReader(Faults faults) {
    this.faults = faults;
    this.names = new Unique<>("profile names must differ", faults);
    this.items = new Unique<>("a configuration item is one profile", faults);
    this.profiles = new Unique<>("a profile is opened by one entry", faults);
    this.roles = new Unique<>("a break-glass role stands in one profile only", faults);
  }

  /** The profiles, or nothing when any of them has a fault. */
  static Optional<List<BreakGlassProfile>> read(Section runbook) {
    int before = runbook.faults().count();
    List<ProfileDraft> drafts =
        runbook.sections("profiles", BreakGlassRules.MOST_PROFILES).stream()
            .map(ProfileDraft::read)
            .toList();
    new ProfilesReader(runbook.faults()).compare(drafts);
    return runbook.faults().count() == before
        ? Optional.of(drafts.stream().map(ProfileDraft::build).toList())
        : Optional.empty();
  }

  private void compare(List<ProfileDraft> drafts) {
    for (ProfileDraft draft : drafts) {
      names.take(draft.name(), draft.path() + ".name");
      items.take(draft.item(), draft.path() + ".configurationItem");
      profiles.take(draft.opened().profile(), draft.opened().path() + ".profile");
      roles.take(draft.opened().role(), draft.opened().path() + ".role");
    }
    for (ProfileDraft draft : drafts) {
      if (draft.item().isEmpty()) {
        items.refuseTaken(
            draft.opened().profile().map(ProfileArn::value),
            draft.opened().path() + ".profile",
            "a configuration item is one profile");
      }
      draft.control().ifPresent(this::compareControl);
      compareAnchors(draft, drafts);
    }
  }

  private void compareAnchors(ProfileDraft draft, List<ProfileDraft> drafts) {
    for (ProfileDraft atRest : drafts) {
      atRest
          .holderCertificate()
          .flatMap(terms -> atRest.opened().anchor())
          .ifPresent(anchor -> compareAnchors(draft, anchor, atRest.holderCertificate()));
    }
  }

  private void compareAnchors(
      ProfileDraft draft, TrustAnchorArn atRest, Optional<HolderCertificateTerms> terms) {
    if (draft.control().flatMap(TrioDraft::anchor).filter(atRest::equals).isPresent()) {
      faults.add(draft.path() + ".control.trustAnchor", BreakGlassRules.CONTROL_AT_REST);
    }
    if (draft.opened().anchor().filter(atRest::equals).isPresent()
        && !draft.authority().equals(terms.map(HolderCertificateTerms::authority))) {
      faults.add(draft.path() + ".trustAnchor", BreakGlassRules.ANCHOR_AT_REST);
    }
  }

  private void compareControl(TrioDraft control) {
    profiles.refuseTaken(
        control.profile(), control.path() + ".profile", "a control is no profile that RB-06 opens");
    roles.refuseTaken(
        control.role(), control.path() + ".role", "a control is no role that RB-06 opens");
  }
}
