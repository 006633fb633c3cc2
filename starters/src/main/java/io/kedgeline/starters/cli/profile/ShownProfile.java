package io.kedgeline.starters.cli.profile;

import io.kedgeline.domain.governed.Plan;
import io.kedgeline.domain.onboarding.ProfilePlan;
import io.kedgeline.starters.api.ProfileDocuments;
import io.kedgeline.starters.api.ProfileView;
import io.kedgeline.starters.cli.Text;
import io.kedgeline.starters.cli.governed.ShownMaking;
import java.util.List;

/**
 * A profile's making in words. The documents are made here, of the plan whose digest people vote
 * on: what a server says beside it is not shown.
 */
final class ShownProfile {

  /** Who fills no slot beside the requester. */
  static final String OTHERS = "nor the owner nor the custodian";

  private ShownProfile() {}

  static String words(ProfileView profile) {
    return ShownMaking.words(
        new ShownMaking.Seen(
            profile.run(),
            profile.state(),
            profile.requester(),
            profile.channel(),
            profile.emptySlots(),
            profile.expires(),
            profile.reason(),
            profile.digest(),
            profile.plan().map(Plan.class::cast)),
        OTHERS,
        lines -> profile.plan().ifPresent(plan -> plan(lines, plan)));
  }

  private static void plan(List<String> lines, ProfilePlan plan) {
    lines.add("  profile    " + Text.plain(plan.place()));
    lines.add("  where      " + Text.plain(plan.request().environment()));
    lines.add("  why        " + Text.plain(plan.request().reason()));
    ShownMaking.registration(lines, plan.request().registration());
    lines.add("  lets in    a certificate, at " + plan.request().anchor() + ", that says");
    ShownMaking.certificate(lines, plan.draft().trust().attributes());
    lines.add("  sessions   of " + plan.draft().session());
    lines.add("  role       " + plan.draft().role());
    lines.add("  boundary   " + plan.draft().boundary());
    lines.add(
        "  proved by  certificates of %s, issued by %s"
            .formatted(Text.plain(plan.canary()), plan.authority()));
    ProfileDocuments documents = ProfileDocuments.of(plan);
    ShownMaking.document(lines, "trust policy: whom the role lets in", documents.trustPolicy());
    ShownMaking.document(lines, "role policy: what its sessions may do", documents.rolePolicy());
    ShownMaking.document(lines, "canary's Deny: what its probe may not do", documents.canaryDeny());
    ShownMaking.actions(lines, plan);
  }
}
