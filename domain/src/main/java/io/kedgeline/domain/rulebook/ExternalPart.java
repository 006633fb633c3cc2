package io.kedgeline.domain.rulebook;

import io.kedgeline.domain.approval.Slot;
import io.kedgeline.domain.authority.CanaryTerms;
import io.kedgeline.domain.authority.NoticeTerms;
import io.kedgeline.domain.certificate.KeyKind;
import io.kedgeline.domain.document.Section;
import io.kedgeline.domain.identity.GroupName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code runbooks.RB-01.external}. */
final class ExternalPart {

  private ExternalPart() {}

  /**
   * The rules.
   *
   * @param approval who approves every authority, as far as it could be read
   * @param apart what the other environments have
   */
  static Optional<ExternalRules> read(
      Section section, Optional<ApprovalRules> approval, Apart apart) {
    Optional<Slot> attestation =
        section.section("attestation").flatMap(part -> attestation(part, approval));
    Set<KeyKind> keys =
        section.names(
            "keys", CertificatesPart.MOST_KEYS, "a kind of key is listed once", KeyKind::named);
    Optional<Duration> firstUse = section.duration("firstUse", DurationLimit.FIRST_USE);
    List<ExternalEnvironment> environments =
        EnvironmentsPart.read(
            section, apart.names(), (one, place) -> environment(one, place, apart));
    return section.sound()
        ? Optional.of(
            new ExternalRules(
                attestation.orElseThrow(), List.copyOf(keys), firstUse.orElseThrow(), environments))
        : Optional.empty();
  }

  /** A seat besides the others: whoever can fill one of these cannot fill it by the same group. */
  private static Optional<Slot> attestation(Section section, Optional<ApprovalRules> approval) {
    Optional<String> name = section.text("slot", NameShape.LABEL);
    Optional<GroupName> group = section.named("group", GroupName::new);
    List<Slot> others = approval.map(ApprovalRules::slots).orElse(List.of());
    if (name.filter(own -> others.stream().anyMatch(slot -> slot.name().equals(own))).isPresent()) {
      section.faults().add(section.at("slot"), "must be none of the slots of approval");
    }
    if (group
        .filter(own -> others.stream().anyMatch(slot -> slot.group().equals(own)))
        .isPresent()) {
      section.faults().add(section.at("group"), "must be no group that fills a slot of approval");
    }
    if (group
        .filter(own -> approval.filter(rules -> rules.separated().contains(own)).isPresent())
        .isPresent()) {
      section.faults().add(section.at("group"), "must be no group that is kept apart here");
    }
    return section.sound()
        ? Optional.of(new Slot(name.orElseThrow(), group.orElseThrow(), Optional.empty()))
        : Optional.empty();
  }

  private static Optional<ExternalEnvironment> environment(
      Section section, EnvironmentsPart.Place place, Apart apart) {
    Optional<String> anchor = section.text("anchor", NameShape.IRA_RESOURCE);
    apart.anchored(place, anchor, section);
    Optional<NoticeTerms> notifications =
        section.section("notifications").flatMap(PkiSetupPart::notifications);
    Optional<CanaryTerms> canary = section.section("canary").flatMap(PkiSetupPart::canary);
    return section.sound()
        ? section.checked(() ->
            new ExternalEnvironment(
                place.build(),
                anchor.orElseThrow(),
                notifications.orElseThrow(),
                canary.orElseThrow()))
        : Optional.empty();
  }
}
