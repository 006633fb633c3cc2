package io.kedgeline.starters.cli.profile;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.kedgeline.domain.onboarding.ProfilePlan;
import io.kedgeline.domain.onboarding.Registration;
import io.kedgeline.domain.plan.PlannedAction;
import io.kedgeline.starters.api.ProfileDocuments;
import io.kedgeline.starters.api.ProfileView;
import io.kedgeline.starters.cli.Door;
import io.kedgeline.starters.cli.Text;
import io.kedgeline.starters.cli.governed.SeenRun;
import io.kedgeline.workflows.wire.WireMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A profile's making in words. The documents are made here, of the plan whose digest people vote
 * on: what a server says beside it is not shown.
 */
final class ShownProfile {

  /** Who fills no slot beside the requester. */
  static final String OTHERS = "nor the owner nor the custodian";

  private ShownProfile() {}

  static String words(ProfileView profile) {
    List<String> lines = new ArrayList<>();
    lines.add("%s  %s".formatted(profile.run(), profile.state()));
    profile.reason().ifPresent(reason -> lines.add("  because    " + Text.plain(reason)));
    lines.add(
        "  asked by   " + profile.requester() + profile.channel().map(Door::words).orElse(""));
    profile.plan().ifPresent(plan -> plan(lines, plan));
    profile
        .digest()
        .ifPresent(
            digest -> lines.add("  digest     %s  (%s)".formatted(digest.shortForm(), digest)));
    profile.expires().ifPresent(end -> lines.add("  waits till " + end));
    SeenRun.whoCanAct(
            SeenRun.openSlots(profile.plan(), profile.emptySlots()), profile.requester(), OTHERS)
        .forEach(line -> lines.add("  " + line));
    return String.join("\n", lines);
  }

  private static void plan(List<String> lines, ProfilePlan plan) {
    Registration registration = plan.request().registration();
    lines.add("  profile    " + Text.plain(plan.place()));
    lines.add("  where      " + Text.plain(plan.request().environment()));
    lines.add("  why        " + Text.plain(plan.request().reason()));
    lines.add("  owner      " + registration.owner());
    lines.add("  custodian  " + registration.custodian());
    lines.add("  purpose    " + Text.plain(registration.purpose()));
    lines.add(
        "  domains    "
            + registration.domains().stream()
                .sorted()
                .map(Text::plain)
                .collect(Collectors.joining(", ")));
    new TreeMap<>(registration.tags())
        .forEach((name, value) -> lines.add("  tag        " + Text.plain(name + "=" + value)));
    lines.add("  lets in    a certificate, at " + plan.request().anchor() + ", that says");
    certificate(lines, plan.draft().trust().attributes());
    lines.add("  sessions   of " + plan.draft().session());
    lines.add("  role       " + plan.draft().role());
    lines.add("  boundary   " + plan.draft().boundary());
    lines.add(
        "  proved by  certificates of %s, issued by %s"
            .formatted(Text.plain(plan.canary()), plan.authority()));
    ProfileDocuments documents = ProfileDocuments.of(plan);
    document(lines, "trust policy: whom the role lets in", documents.trustPolicy());
    document(lines, "role policy: what its sessions may do", documents.rolePolicy());
    document(lines, "canary's Deny: what its probe may not do", documents.canaryDeny());
    lines.add("  will do    in this order:");
    for (PlannedAction action : plan.actions()) {
      lines.add("             %s on %s".formatted(action.operation(), Text.plain(action.object())));
    }
  }

  private static void certificate(List<String> lines, Map<String, String> attributes) {
    new TreeMap<>(attributes)
        .forEach((name, value) -> lines.add("             " + Text.plain(name + "=" + value)));
  }

  private static void document(List<String> lines, String title, String json) {
    lines.add("  " + title);
    readable(json).lines().forEach(line -> lines.add("             " + Text.plain(line)));
  }

  /** A document on several lines; as it stands where it is no JSON, which AWS would refuse. */
  private static String readable(String json) {
    try {
      return WireMapper.tolerant().readTree(json).toPrettyString();
    } catch (JsonProcessingException noDocument) {
      return json;
    }
  }
}
