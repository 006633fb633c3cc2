package io.kedgeline.starters.cli.ca;

import io.kedgeline.domain.authority.AuthorityDraft;
import io.kedgeline.domain.authority.AuthorityPlan;
import io.kedgeline.domain.external.ExternalPlan;
import io.kedgeline.domain.governed.Plan;
import io.kedgeline.starters.api.AuthorityView;
import io.kedgeline.starters.cli.Text;
import io.kedgeline.starters.cli.governed.ShownMaking;
import java.util.List;

/**
 * An authority's making in words, of the plan whose digest people vote on: what a server says
 * beside it is not shown.
 */
final class ShownAuthority {

  /** Who fills no slot beside the requester. */
  static final String OTHERS = "nor the owner nor the custodian";

  private ShownAuthority() {}

  static String words(AuthorityView authority) {
    return ShownMaking.words(
        new ShownMaking.Seen(
            authority.run(),
            authority.state(),
            authority.requester(),
            authority.channel(),
            authority.emptySlots(),
            authority.expires(),
            authority.reason(),
            authority.digest(),
            authority.plan()),
        OTHERS,
        lines -> authority.plan().ifPresent(plan -> planned(lines, plan)));
  }

  private static void planned(List<String> lines, Plan plan) {
    switch (plan) {
      case AuthorityPlan own -> plan(lines, own);
      case ExternalPlan external -> ShownExternal.plan(lines, external);
      default -> throw new IllegalArgumentException("plan: is none of an authority");
    }
  }

  private static void plan(List<String> lines, AuthorityPlan plan) {
    AuthorityDraft draft = plan.draft();
    lines.add("  authority  " + Text.plain(plan.place()));
    lines.add("  why        " + Text.plain(plan.request().reason()));
    ShownMaking.registration(lines, plan.request().registration());
    lines.add(
        "  named      %s, %s"
            .formatted(
                Text.plain(draft.terms().commonName()), Text.plain(draft.terms().organization())));
    lines.add(
        "  key        %s, its certificate valid for %d days"
            .formatted(draft.terms().key(), draft.terms().validity().toDays()));
    lines.add("  signed by  " + draft.root());
    lines.add(
        "  list       in bucket %s, good for %d days"
            .formatted(draft.revocation().bucket(), draft.revocation().validity().toDays()));
    lines.add(
        "  anchor     %s, told %d days before the authority expires, %d before a certificate does"
            .formatted(
                Text.plain(draft.atRest().told(draft.anchor())),
                draft.notices().authority().toDays(),
                draft.notices().certificate().toDays()));
    lines.add(
        "  canary     profile %s, role %s"
            .formatted(Text.plain(draft.canary().profile()), draft.canary().role()));
    lines.add("  boundary   " + draft.canary().boundary());
    lines.add("  lets in    a certificate, at the new anchor, that says");
    ShownMaking.certificate(lines, draft.canary().attributes());
    ShownMaking.document(
        lines, "role policy: what the canary's sessions may do", draft.canary().policy());
    ShownMaking.document(
        lines, "canary's Deny: what its probe may not do", draft.canary().canaryDeny().document());
    ShownMaking.actions(lines, plan);
  }
}
