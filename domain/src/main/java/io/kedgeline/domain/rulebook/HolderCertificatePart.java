package io.kedgeline.domain.rulebook;

import io.kedgeline.domain.document.Section;
import io.kedgeline.domain.resource.CertificateAuthorityArn;
import java.util.Map;
import java.util.Optional;

/** Reads {@code holderCertificate} of a break-glass profile. */
final class HolderCertificatePart {

  private HolderCertificatePart() {}

  static Optional<HolderCertificateTerms> read(Section section) {
    Optional<CertificateAuthorityArn> authority =
        section.named("authority", CertificateAuthorityArn::new);
    Map<String, String> attributes = AttributesPart.read(section);
    return section.sound()
        ? section.checked(() -> new HolderCertificateTerms(authority.orElseThrow(), attributes))
        : Optional.empty();
  }

  /** Reports what a rulebook lacks, or must not have, that has holders' certificates issued. */
  static void compare(Section root, Rulebook rulebook) {
    boolean issued =
        rulebook.breakGlass().profiles().stream()
            .anyMatch(profile -> profile.holderCertificate().isPresent());
    boolean said = rulebook.consumerEnrollment().isPresent();
    if (issued && !said && rulebook.certificates().isEmpty()) {
      root.faults().add("certificates", "must be there, since RB-06 has certificates issued by it");
    }
    rulebook
        .drillProfile()
        .flatMap(BreakGlassProfile::holderCertificate)
        .ifPresent(terms ->
            root.faults()
                .add(
                    "runbooks.RB-14.profile",
                    "must have no holderCertificate: nobody is there to show a key when a drill begins"));
  }
}
