package io.kedgeline.starters.approval;

import io.kedgeline.domain.breakglass.PlannedExtension;
import io.kedgeline.domain.breakglass.WindowPlan;
import io.kedgeline.domain.governed.Plan;
import io.kedgeline.domain.onboarding.ProfilePlan;
import io.kedgeline.domain.onboarding.Registration;
import io.kedgeline.domain.plan.Digest;
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
      default -> throw new IllegalArgumentException("no page shows the plan of " + plan.run());
    }
    rows.put("Change", plan.request().change().value());
    rows.put("Votes count until", plan.approvalExpires().toString());
    rows.put("Plan", digest.shortForm() + " (" + digest.hex() + ")");
    return rows;
  }

  private static void window(Map<String, String> rows, WindowPlan plan, Optional<String> channel) {
    rows.put("What", plan.request().profile() + ", role " + plan.role().name());
    rows.put("For", plan.request().holder() + ", " + plan.request().certificate());
    rows.put("Asked by", asker(plan, channel));
    rows.put("How long", length(plan));
    plan.request().start().ifPresent(start -> rows.put("Not before", start.toString()));
    rows.put("Why", plan.extension().map(PlannedExtension::reason).orElse(plan.request().reason()));
  }

  private static void profile(
      Map<String, String> rows, ProfilePlan plan, Optional<String> channel) {
    Registration registration = plan.request().registration();
    ProfileDocuments documents = ProfileDocuments.of(plan);
    rows.put("What", plan.place() + ", role " + plan.draft().role());
    rows.put(
        "Lets in",
        new TreeMap<>(plan.draft().trust().attributes())
            .entrySet().stream()
                .map(attribute -> attribute.getKey() + "=" + attribute.getValue())
                .collect(Collectors.joining(", ", "", ", at " + plan.request().anchor())));
    rows.put("Asked by", asker(plan, channel));
    rows.put("Owner", registration.owner().value());
    rows.put("Custodian", registration.custodian().value());
    rows.put("Purpose", registration.purpose());
    rows.put("Touches", registration.domains().stream().sorted().collect(Collectors.joining(", ")));
    rows.put("Why", plan.request().reason());
    rows.put("Boundary", plan.draft().boundary().value());
    rows.put("Trust policy", documents.trustPolicy());
    rows.put("Role policy", documents.rolePolicy());
    rows.put("Canary's Deny", documents.canaryDeny());
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
