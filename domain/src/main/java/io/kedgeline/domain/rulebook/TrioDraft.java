package io.kedgeline.domain.rulebook;

import io.kedgeline.domain.document.Section;
import io.kedgeline.domain.resource.ProfileArn;
import io.kedgeline.domain.resource.RoleArn;
import io.kedgeline.domain.resource.TrustAnchorArn;
import java.util.Optional;

/** A profile, its role and its anchor as far as they could be read. */
record TrioDraft(
    String path,
    Optional<ProfileArn> profile,
    Optional<RoleArn> role,
    Optional<TrustAnchorArn> anchor) {

  /** Reads the three from a section that may hold other keys too. */
  static TrioDraft read(Section section) {
    Optional<ProfileArn> profile = section.named("profile", ProfileArn::new);
    Optional<RoleArn> role = section.named("role", RoleArn::new);
    Optional<TrustAnchorArn> anchor = section.named("trustAnchor", TrustAnchorArn::new);
    profile
        .flatMap(own -> role.flatMap(its -> Together.role(own, its)))
        .ifPresent(fault -> section.faults().add(fault.under(section.path())));
    profile
        .flatMap(own -> anchor.flatMap(its -> Together.anchor(own, its)))
        .ifPresent(fault -> section.faults().add(fault.under(section.path())));
    return new TrioDraft(section.path(), profile, role, anchor);
  }

  /** Reads the three from a section that holds nothing else. */
  static TrioDraft readWhole(Section section) {
    TrioDraft draft = read(section);
    section.reportUnknown();
    return draft;
  }
}
