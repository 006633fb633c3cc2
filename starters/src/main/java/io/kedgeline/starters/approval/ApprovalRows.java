package io.kedgeline.starters.approval;

import io.kedgeline.domain.authority.AuthorityDraft;
import io.kedgeline.domain.authority.AuthorityPlan;
import io.kedgeline.domain.breakglass.HolderCertificate;
import io.kedgeline.domain.breakglass.PlannedExtension;
import io.kedgeline.domain.breakglass.WindowPlan;
import io.kedgeline.domain.enrollment.EnrollmentPlan;
import io.kedgeline.domain.external.ExternalDraft;
import io.kedgeline.domain.external.ExternalFacts;
import io.kedgeline.domain.external.ExternalPlan;
import io.kedgeline.domain.governed.Plan;
import io.kedgeline.domain.onboarding.ProfilePlan;
import io.kedgeline.domain.onboarding.Registration;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.starters.api.ExternalWords;
import io.kedgeline.starters.api.ProfileDocuments;
import io.kedgeline.starters.desk.Caller;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a page tells of a plan, as names and values in order; nothing of it is escaped yet. */
final class ApprovalRows {

  private ApprovalRows() {}

  static Map<String, String> of(Plan plan, Optional<String> channel, Digest digest) {
    Map<String, String> rows = new LinkedHashMap<>();
    switch (plan) {
      case WindowPlan window -> window(rows, window, channel);
      case ProfilePlan profile -> profile(rows, profile, channel);
      case AuthorityPlan authority -> authority(rows, authority, channel);
      case ExternalPlan external -> external(rows, external, channel);
      case EnrollmentPlan enrollment -> enrollment(rows, enrollment, channel);
      default -> throw new IllegalArgumentException("no page shows the plan of " + plan.run());
    }
    rows.put("Change", plan.request().change().value());
    rows.put("Votes count until", plan.approvalExpires().toString());
    rows.put("Plan", digest.shortForm() + " (" + digest.hex() + ")");
    return rows;
  }

  private static void window(Map<String, String> rows, WindowPlan plan, Optional<String> channel) {
    rows.put("What", plan.request().profile() + ", role " + plan.role().name());
    rows.put("For", plan.request().holder() + ", " + plan.holder());
    plan.certificate().ifPresent(issued -> rows.put("Certificate", certificate(issued)));
    rows.put("Asked by", asker(plan, channel));
    rows.put("How long", length(plan));
    plan.request().start().ifPresent(start -> rows.put("Not before", start.toString()));
    rows.put("Why", plan.extension().map(PlannedExtension::reason).orElse(plan.request().reason()));
  }

  private static void profile(
      Map<String, String> rows, ProfilePlan plan, Optional<String> channel) {
    ProfileDocuments documents = ProfileDocuments.of(plan);
    rows.put("What", plan.place() + ", role " + plan.draft().role());
    rows.put(
        "Lets in",
        attributes(plan.draft().trust().attributes()) + ", at " + plan.request().anchor());
    rows.put("Asked by", asker(plan, channel));
    registered(rows, plan.request().registration());
    rows.put("Why", plan.request().reason());
    rows.put("Boundary", plan.draft().boundary().value());
    rows.put("Trust policy", documents.trustPolicy());
    rows.put("Role policy", documents.rolePolicy());
    rows.put("Canary's Deny", documents.canaryDeny());
  }

  private static void authority(
      Map<String, String> rows, AuthorityPlan plan, Optional<String> channel) {
    AuthorityDraft draft = plan.draft();
    rows.put(
        "What",
        "%s: authority %s (%s), %s, valid for %d days"
            .formatted(
                plan.place(),
                draft.terms().commonName(),
                draft.terms().organization(),
                draft.terms().key(),
                draft.terms().validity().toDays()));
    rows.put("Signed by", draft.root().value());
    rows.put(
        "Revocation list",
        "in bucket %s, good for %d days"
            .formatted(draft.revocation().bucket(), draft.revocation().validity().toDays()));
    rows.put("Trust anchor", draft.atRest().told(draft.anchor()));
    rows.put(
        "Proved by",
        "%s, role %s, which lets in %s"
            .formatted(
                draft.canary().profile(),
                draft.canary().role(),
                attributes(draft.canary().attributes())));
    rows.put("Asked by", asker(plan, channel));
    registered(rows, plan.request().registration());
    rows.put("Why", plan.request().reason());
    rows.put("Boundary", draft.canary().boundary().value());
    rows.put("Role policy", draft.canary().policy());
    rows.put("Canary's Deny", draft.canary().canaryDeny().document());
  }

  private static void external(
      Map<String, String> rows, ExternalPlan plan, Optional<String> channel) {
    ExternalDraft draft = plan.draft();
    ExternalFacts facts = draft.facts();
    rows.put("What", "%s: an authority outside AWS".formatted(plan.place()));
    rows.put("Authority", facts.authority().subject());
    rows.put(
        "Its certificate",
        "SHA-256 %s, %s, valid from %s until %s, for %s"
            .formatted(
                facts.authority().sha256(),
                facts.authority().key().map(Enum::name).orElse("a key of another kind"),
                facts.authority().notBefore(),
                facts.authority().notAfter(),
                ExternalWords.uses(facts.authority())));
    rows.put(
        "Revocation list",
        "%s, SHA-256 %s".formatted(ExternalWords.list(facts.list()), facts.list().sha256()));
    rows.put(
        "Canary",
        "%s, SHA-256 %s, %s"
            .formatted(
                ExternalWords.canary(facts.canary()),
                facts.canary().sha256(),
                facts
                    .canary()
                    .names()
                    .map(names -> attributes(names.subject()) + " " + names.uri().orElse(""))
                    .orElse("")));
    rows.put(
        "Attested by",
        "%s, SHA-256 %s".formatted(draft.attestation().document(), draft.attestation().sha256()));
    rows.put("Trust anchor", draft.anchor());
    rows.put(
        "Proved by",
        "%s, role %s, which lets in %s"
            .formatted(
                draft.canary().profile(),
                draft.canary().role(),
                attributes(draft.canary().attributes())));
    rows.put("Asked by", asker(plan, channel));
    registered(rows, plan.registration());
    rows.put("Why", plan.request().reason());
    rows.put("Boundary", draft.canary().boundary().value());
    rows.put("Role policy", draft.canary().policy());
    rows.put("Canary's Deny", draft.canary().canaryDeny().document());
  }

  private static void enrollment(
      Map<String, String> rows, EnrollmentPlan plan, Optional<String> channel) {
    rows.put("What", "%s, as %s".formatted(plan.request().device(), plan.request().persona()));
    rows.put("For", plan.request().consumer().value());
    rows.put(
        "Gets in by",
        "%s in %s, role %s"
            .formatted(
                plan.profile().profile(), plan.request().environment(), plan.profile().role()));
    rows.put(
        "Certificate",
        "%s %s, valid for %d days, issued by %s"
            .formatted(
                attributes(plan.names().subject()),
                plan.names().uri().orElse(""),
                plan.validity().toDays(),
                plan.authority()));
    rows.put("Presented at", plan.profile().anchor().value());
    rows.put("Asked by", asker(plan, channel));
    rows.put("Why", plan.request().reason());
  }

  private static String certificate(HolderCertificate certificate) {
    return "%s %s, valid for %s, issued by %s, and revoked when the window has closed"
        .formatted(
            attributes(certificate.names().subject()),
            certificate.names().uri().orElse(""),
            minutes(certificate.validity()),
            certificate.authority());
  }

  private static void registered(Map<String, String> rows, Registration registration) {
    rows.put("Owner", registration.owner().value());
    rows.put("Custodian", registration.custodian().value());
    rows.put("Purpose", registration.purpose());
    rows.put("Touches", registration.domains().stream().sorted().collect(Collectors.joining(", ")));
  }

  private static String attributes(Map<String, String> attributes) {
    return new TreeMap<>(attributes)
        .entrySet().stream()
            .map(attribute -> attribute.getKey() + "=" + attribute.getValue())
            .collect(Collectors.joining(", "));
  }

  /** More time is asked for by a person, whoever asked for the window. */
  private static String asker(Plan plan, Optional<String> channel) {
    boolean byChangeSystem =
        plan.moreTimeAskedAt().isEmpty()
            && channel.filter(Caller.CHANGE_MANAGEMENT::equals).isPresent();
    return plan.asker() + (byChangeSystem ? ", in whose name the change system asked" : "");
  }

  private static String length(WindowPlan plan) {
    return plan.extension()
        .map(more -> "%s more, to %s".formatted(minutes(more.by()), more.end()))
        .orElseGet(() -> minutes(plan.request().length()));
  }

  private static String minutes(Duration length) {
    return length.toMinutes() + " minutes";
  }
}
