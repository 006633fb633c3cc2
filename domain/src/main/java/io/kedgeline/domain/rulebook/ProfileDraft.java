package io.kedgeline.domain.rulebook;

import io.kedgeline.domain.document.Section;
import io.kedgeline.domain.resource.CertificateAuthorityArn;
import io.kedgeline.domain.resource.PolicyArn;
import java.util.Optional;

/** One entry of {@code profiles} as far as it could be read. */
record ProfileDraft(
    String path,
    Optional<String> name,
    TrioDraft opened,
    Optional<PolicyArn> boundary,
    Optional<String> item,
    Optional<HolderCertificateTerms> holderCertificate,
    Optional<TrioDraft> control) {

  static ProfileDraft read(Section section) {
    Optional<String> name = section.text("name", NameShape.IRA_RESOURCE);
    Optional<String> item = section.optionalText("configurationItem", BreakGlassProfile.ITEM);
    TrioDraft opened = TrioDraft.read(section);
    Optional<PolicyArn> boundary = section.named("boundary", PolicyArn::new);
    opened
        .profile()
        .flatMap(own -> boundary.flatMap(its -> Together.boundary(own, its)))
        .ifPresent(fault -> section.faults().add(fault.under(section.path())));
    Optional<HolderCertificateTerms> holderCertificate =
        section.optionalSection("holderCertificate").flatMap(HolderCertificatePart::read);
    holderCertificate
        .flatMap(terms -> opened.profile().flatMap(own -> Together.issuer(own, terms.authority())))
        .ifPresent(fault -> section.faults().add(fault.under(section.path())));
    Optional<TrioDraft> control = section.section("control").map(TrioDraft::readWhole);
    control
        .flatMap(TrioDraft::profile)
        .flatMap(checks -> opened.profile().flatMap(own -> Together.control(own, checks)))
        .ifPresent(fault -> section.faults().add(fault.under(section.path())));
    section.reportUnknown();
    return new ProfileDraft(
        section.path(), name, opened, boundary, item, holderCertificate, control);
  }

  /** Who issues its holders' certificates, where they are issued for each window. */
  Optional<CertificateAuthorityArn> authority() {
    return holderCertificate.map(HolderCertificateTerms::authority);
  }

  /** The profile, once the whole list has no fault. */
  BreakGlassProfile build() {
    TrioDraft checks = control.orElseThrow();
    return new BreakGlassProfile(
        name.orElseThrow(),
        opened.profile().orElseThrow(),
        opened.role().orElseThrow(),
        opened.anchor().orElseThrow(),
        boundary.orElseThrow(),
        item,
        holderCertificate,
        new ControlProfile(
            checks.profile().orElseThrow(),
            checks.role().orElseThrow(),
            checks.anchor().orElseThrow()));
  }
}
