package io.kedgeline.domain.rulebook;

import io.kedgeline.domain.authority.AnchorAtRest;
import io.kedgeline.domain.authority.AuthorityTerms;
import io.kedgeline.domain.authority.CanaryTerms;
import io.kedgeline.domain.authority.NoticeTerms;
import io.kedgeline.domain.authority.RevocationTerms;
import io.kedgeline.domain.certificate.KeyKind;
import io.kedgeline.domain.document.Rule;
import io.kedgeline.domain.document.Section;
import io.kedgeline.domain.resource.BucketName;
import io.kedgeline.domain.resource.CertificateAuthorityArn;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code runbooks.RB-01}. */
final class PkiSetupPart {

  private PkiSetupPart() {}

  static Optional<PkiSetupRules> read(Section section) {
    Optional<ApprovalRules> approval = section.section("approval").flatMap(ApprovalPart::whole);
    Optional<ChangeRules> change = section.optionalSection("change").flatMap(ChangePart::read);
    Apart apart = new Apart(section);
    List<AuthorityEnvironment> environments =
        EnvironmentsPart.read(
            section, apart.names(), (one, place) -> environment(one, place, apart));
    Optional<ExternalRules> external =
        section
            .optionalSection("external")
            .flatMap(part -> ExternalPart.read(part, approval, apart));
    return section.sound()
        ? Optional.of(new PkiSetupRules(approval.orElseThrow(), change, environments, external))
        : Optional.empty();
  }

  private static Optional<AuthorityEnvironment> environment(
      Section section, EnvironmentsPart.Place place, Apart apart) {
    Optional<CertificateAuthorityArn> root = section.named("root", CertificateAuthorityArn::new);
    Optional<AuthorityTerms> authority =
        section.section("authority").flatMap(PkiSetupPart::authority);
    apart.named(place, authority.map(AuthorityTerms::commonName), section);
    Optional<RevocationTerms> revocationList =
        section.section("revocationList").flatMap(PkiSetupPart::revocationList);
    apart.publishing(revocationList.map(RevocationTerms::bucket), section);
    Optional<String> anchor = section.text("anchor", NameShape.IRA_RESOURCE);
    apart.anchored(place, anchor, section);
    AnchorAtRest atRest =
        section
            .optionalText("atRest", word -> Word.broken(AnchorAtRest.class, word))
            .flatMap(word -> Word.of(AnchorAtRest.class, word))
            .orElse(AnchorAtRest.ENABLED);
    Optional<NoticeTerms> notifications =
        section.section("notifications").flatMap(PkiSetupPart::notifications);
    Optional<CanaryTerms> canary = section.section("canary").flatMap(PkiSetupPart::canary);
    return section.sound()
        ? section.checked(() ->
            new AuthorityEnvironment(
                place.build(),
                root.orElseThrow(),
                authority.orElseThrow(),
                revocationList.orElseThrow(),
                anchor.orElseThrow(),
                atRest,
                notifications.orElseThrow(),
                canary.orElseThrow()))
        : Optional.empty();
  }

  private static Optional<AuthorityTerms> authority(Section section) {
    Optional<String> commonName = section.text("commonName", any());
    Optional<String> organization = section.text("organization", any());
    Optional<KeyKind> key = section.named("key", KeyKind::named);
    Optional<Duration> validity = section.duration("validity", any());
    return section.sound()
        ? section.checked(() ->
            new AuthorityTerms(
                commonName.orElseThrow(),
                organization.orElseThrow(),
                key.orElseThrow(),
                validity.orElseThrow()))
        : Optional.empty();
  }

  private static Optional<RevocationTerms> revocationList(Section section) {
    Optional<BucketName> bucket = section.named("bucket", BucketName::new);
    Optional<Duration> validity = section.duration("validity", any());
    return section.sound()
        ? section.checked(() -> new RevocationTerms(bucket.orElseThrow(), validity.orElseThrow()))
        : Optional.empty();
  }

  static Optional<NoticeTerms> notifications(Section section) {
    Optional<Duration> authority = section.duration("authority", any());
    Optional<Duration> certificate = section.duration("certificate", any());
    return section.sound()
        ? section.checked(() -> new NoticeTerms(authority.orElseThrow(), certificate.orElseThrow()))
        : Optional.empty();
  }

  static Optional<CanaryTerms> canary(Section section) {
    Map<String, String> attributes = AttributesPart.read(section);
    return section.sound() ? section.checked(() -> new CanaryTerms(attributes)) : Optional.empty();
  }

  /** For what the type that is made of it judges itself, together with the rest. */
  private static <T> Rule<T> any() {
    return value -> Optional.empty();
  }
}
