package io.kedgeline.workflows.onboarding;

import io.kedgeline.domain.onboarding.ProfileDraft;
import io.kedgeline.domain.rulebook.Rulebook;
import io.kedgeline.domain.trustpolicy.Judgement;
import io.kedgeline.domain.trustpolicy.TrustPolicyLint;
import io.kedgeline.workflows.wire.TrustPolicyFile;
import java.nio.charset.StandardCharsets;

/** Judges a draft's trust policy by its document, as AWS will read it. */
public final class DraftJudge {

  private DraftJudge() {}

  /**
   * What the checks say of it.
   *
   * @throws IllegalStateException when the rulebook does not say what trust policies must be like
   */
  public static Judgement judge(ProfileDraft draft, Rulebook rulebook) {
    return TrustPolicyLint.judge(
        TrustPolicyFile.parse(draft.trust().document().getBytes(StandardCharsets.UTF_8)),
        draft.settings(),
        rulebook
            .trustPolicies()
            .orElseThrow(() -> new IllegalStateException("the rulebook judges no trust policies")));
  }
}
