package io.kedgeline.starters.cli.ca;

import io.kedgeline.domain.external.ExternalCanary;
import io.kedgeline.domain.external.ExternalDraft;
import io.kedgeline.domain.external.ExternalFacts;
import io.kedgeline.domain.external.ExternalPlan;
import io.kedgeline.starters.api.ExternalWords;
import io.kedgeline.starters.cli.Text;
import io.kedgeline.starters.cli.governed.ShownMaking;
import java.util.List;

/** The plan of an anchor for an authority outside AWS in words. */
final class ShownExternal {

  private ShownExternal() {}

  static void plan(List<String> lines, ExternalPlan plan) {
    ExternalDraft draft = plan.draft();
    lines.add("  authority  %s, outside AWS".formatted(Text.plain(plan.place())));
    lines.add("  why        " + Text.plain(plan.request().reason()));
    ShownMaking.registration(lines, plan.registration());
    documents(lines, draft.facts());
    lines.add("  attested   by %s".formatted(Text.plain(draft.attestation().document())));
    lines.add("             SHA-256 " + draft.attestation().sha256());
    lines.add(
        "  anchor     %s, told %d days before the authority expires, %d before a certificate does"
            .formatted(
                Text.plain(draft.anchor()),
                draft.notices().authority().toDays(),
                draft.notices().certificate().toDays()));
    lines.add(
        "  canary     profile %s, role %s"
            .formatted(Text.plain(draft.canary().profile()), draft.canary().role()));
    lines.add("  boundary   " + draft.canary().boundary());
    lines.add("  lets in    a certificate, at the new anchor, that says");
    ShownMaking.certificate(lines, draft.canary().attributes());
    lines.add(
        "  waits for  certificate %s, %s after the anchor is proved, or all is undone"
            .formatted(draft.facts().canary().serial(), draft.firstUse()));
    ShownMaking.document(
        lines, "role policy: what the canary's sessions may do", draft.canary().policy());
    ShownMaking.document(
        lines, "canary's Deny: what its probe may not do", draft.canary().canaryDeny().document());
    ShownMaking.actions(lines, plan);
  }

  private static void documents(List<String> lines, ExternalFacts facts) {
    lines.add("  named      " + Text.plain(facts.authority().subject()));
    lines.add("             SHA-256 " + facts.authority().sha256());
    lines.add(
        "  key        %s, its certificate valid from %s until %s"
            .formatted(
                facts.authority().key().map(Enum::name).orElse("of another kind"),
                facts.authority().notBefore(),
                facts.authority().notAfter()));
    lines.add("  for        " + ExternalWords.uses(facts.authority()));
    lines.add("  list       " + ExternalWords.list(facts.list()));
    lines.add("             SHA-256 " + facts.list().sha256());
    canary(lines, facts.canary());
  }

  private static void canary(List<String> lines, ExternalCanary canary) {
    lines.add("  shown      %s, that says".formatted(ExternalWords.canary(canary)));
    lines.add("             SHA-256 " + canary.sha256());
    canary
        .names()
        .ifPresent(names -> {
          ShownMaking.certificate(lines, names.subject());
          names.uri().ifPresent(uri -> lines.add("             URI=" + Text.plain(uri)));
        });
  }
}
