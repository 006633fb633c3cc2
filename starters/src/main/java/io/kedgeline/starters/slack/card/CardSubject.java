package io.kedgeline.starters.slack.card;

import io.kedgeline.domain.authority.AuthorityDraft;
import io.kedgeline.domain.authority.AuthorityPlan;
import io.kedgeline.domain.breakglass.WindowPlan;
import io.kedgeline.domain.enrollment.EnrollmentPlan;
import io.kedgeline.domain.external.ExternalAuthority;
import io.kedgeline.domain.external.ExternalDraft;
import io.kedgeline.domain.external.ExternalPlan;
import io.kedgeline.domain.governed.Plan;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.onboarding.ProfilePlan;
import io.kedgeline.domain.onboarding.Registration;
import io.kedgeline.starters.api.ExternalWords;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a plan is about, as a card says it: nothing of it is escaped or cut yet. */
final class CardSubject {

  private CardSubject() {}

  /** What the card is headed with. */
  static String title(CardFacts facts) {
    String noun =
        switch (facts.kind()) {
          case WINDOW -> "Break-glass window";
          case PROFILE -> "Profile";
          case AUTHORITY -> "Certificate authority";
          case ENROLLMENT -> "Device";
        };
    return noun + " " + facts.run().change();
  }

  /** The card's fields by their names, in order. */
  static Map<String, String> fields(CardFacts facts, Plan plan) {
    return switch (plan) {
      case WindowPlan window -> window(facts, window);
      case ProfilePlan profile -> profile(facts, profile);
      case AuthorityPlan authority -> authority(facts, authority);
      case ExternalPlan external -> external(facts, external);
      case EnrollmentPlan enrollment -> enrollment(facts, enrollment);
      default -> throw noCard(plan);
    };
  }

  /** Who holds the window that the card is of, if it is of one and that is planned. */
  static Optional<PersonId> holder(CardFacts facts) {
    return facts
        .plan()
        .filter(WindowPlan.class::isInstance)
        .map(WindowPlan.class::cast)
        .map(plan -> plan.request().holder());
  }

  private static Map<String, String> window(CardFacts facts, WindowPlan plan) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("What", facts.profile() + ", role " + plan.role().name());
    fields.put("For", plan.request().holder().value());
    fields.put("Asked by", CardWords.asker(facts, plan));
    fields.put("How long", CardWords.length(plan));
    plan.certificate()
        .ifPresent(issued -> fields.put("Certificate", CardWords.certificate(issued)));
    return fields;
  }

  private static Map<String, String> profile(CardFacts facts, ProfilePlan plan) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("What", facts.profile() + ", role " + plan.draft().role().name());
    fields.put(
        "Where",
        "%s: account %s, %s"
            .formatted(plan.request().environment(), plan.account(), plan.region()));
    fields.put("Lets in", letsIn(plan));
    fields.put("Asked by", CardWords.asker(facts, plan));
    registered(fields, plan.request().registration());
    return fields;
  }

  private static Map<String, String> authority(CardFacts facts, AuthorityPlan plan) {
    AuthorityDraft draft = plan.draft();
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put(
        "What",
        "%s, valid for %d days, trust anchor %s"
            .formatted(
                facts.profile(),
                draft.terms().validity().toDays(),
                draft.atRest().told(draft.anchor())));
    fields.put(
        "Where",
        "%s: account %s, %s".formatted(draft.environment(), plan.account(), plan.region()));
    fields.put("Signed by", draft.root().value());
    fields.put("Revocation list", "in bucket " + draft.revocation().bucket());
    fields.put("Asked by", CardWords.asker(facts, plan));
    registered(fields, plan.request().registration());
    return fields;
  }

  private static Map<String, String> external(CardFacts facts, ExternalPlan plan) {
    ExternalDraft draft = plan.draft();
    ExternalAuthority authority = draft.facts().authority();
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put(
        "What",
        "%s, outside AWS, valid until %s, trust anchor %s"
            .formatted(facts.profile(), authority.notAfter(), draft.anchor()));
    fields.put(
        "Where",
        "%s: account %s, %s".formatted(draft.environment(), plan.account(), plan.region()));
    fields.put("Certificate", "%s, SHA-256 %s".formatted(authority.subject(), authority.sha256()));
    fields.put("It is", ExternalWords.uses(authority));
    fields.put("Revocation list", ExternalWords.list(draft.facts().list()));
    fields.put("Shows itself by", ExternalWords.canary(draft.facts().canary()));
    fields.put(
        "Attested by",
        "%s, SHA-256 %s".formatted(draft.attestation().document(), draft.attestation().sha256()));
    fields.put("Asked by", CardWords.asker(facts, plan));
    registered(fields, plan.registration());
    return fields;
  }

  private static Map<String, String> enrollment(CardFacts facts, EnrollmentPlan plan) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("What", "%s, as %s".formatted(plan.request().device(), plan.request().persona()));
    fields.put("For", plan.request().consumer().value());
    fields.put(
        "Gets in by",
        "profile %s in %s, role %s"
            .formatted(
                plan.request().profile(),
                plan.request().environment(),
                plan.profile().role().name()));
    fields.put("Certificate", "valid for %d days".formatted(plan.validity().toDays()));
    fields.put("Asked by", CardWords.asker(facts, plan));
    return fields;
  }

  private static void registered(Map<String, String> fields, Registration registration) {
    fields.put("Owner", registration.owner().value());
    fields.put("Custodian", registration.custodian().value());
    fields.put("Purpose", registration.purpose());
    fields.put(
        "Touches", registration.domains().stream().sorted().collect(Collectors.joining(", ")));
  }

  private static String letsIn(ProfilePlan plan) {
    return new TreeMap<>(plan.draft().trust().attributes())
        .entrySet().stream()
            .map(attribute -> attribute.getKey() + "=" + attribute.getValue())
            .collect(Collectors.joining(", "));
  }

  /** What whoever approves is asked whether they mean it. */
  static String consequence(Plan plan) {
    return switch (plan) {
      case WindowPlan window ->
          "%s gets in for %s.".formatted(window.request().holder(), CardWords.length(window));
      case ProfilePlan profile ->
          "%s is made, and lasts. The documents: kedgeline profile show %s."
              .formatted(profile.draft().name(), profile.request().change());
      case AuthorityPlan authority ->
          "%s is made, lets in whoever it certifies where a role trusts it, and lasts. The plan: kedgeline ca show %s."
              .formatted(authority.draft().terms().commonName(), authority.request().change());
      case ExternalPlan external ->
          "the anchor %s trusts %s, lets in whoever it certifies where a role trusts it, and lasts. The plan: kedgeline ca show %s."
              .formatted(
                  external.draft().anchor(),
                  external.draft().facts().authority().subject(),
                  external.request().change());
      case EnrollmentPlan enrollment ->
          "%s gets a certificate as %s, and gets in by it. The plan: kedgeline enrollment show %s."
              .formatted(
                  enrollment.request().device(),
                  enrollment.request().persona(),
                  enrollment.request().change());
      default -> throw noCard(plan);
    };
  }

  private static IllegalArgumentException noCard(Plan plan) {
    return new IllegalArgumentException("no card shows the plan of " + plan.run());
  }
}
