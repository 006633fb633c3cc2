package io.kedgeline.workers.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.kedgeline.activities.aws.RoleParameter;
import io.kedgeline.activities.aws.RoleTemplate;
import io.kedgeline.domain.document.PlainText;
import io.kedgeline.domain.onboarding.ProfileDraft;
import io.kedgeline.domain.resource.AccountId;
import io.kedgeline.domain.resource.PolicyArn;
import io.kedgeline.domain.resource.TrustAnchorArn;
import io.kedgeline.domain.rulebook.Rulebook;
import io.kedgeline.domain.trustpolicy.Judgement;
import io.kedgeline.domain.trustpolicy.JudgementText;
import io.kedgeline.domain.trustpolicy.TrustPolicyLint;
import io.kedgeline.domain.trustpolicy.TrustPolicyRules;
import io.kedgeline.domain.trustpolicy.TrustPolicyTemplate;
import io.kedgeline.workflows.wire.DocumentFaults;
import io.kedgeline.workflows.wire.RulebookFile;
import io.kedgeline.workflows.wire.TrustPolicyFile;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.spi.ToolProvider;

/**
 * {@code kedgeline profile draft}: what a shipped profile and its role are in an account, and whom
 * they let in. Its arguments are {@code NAME=VALUE}, some of them more than once.
 */
public final class ProfileDraftTool implements ToolProvider {

  private static final int SOUND = 0;
  private static final int WRONG_INPUT = 2;
  private static final int FOUND = 5;

  @Override
  public String name() {
    return "kedgeline-profile-draft";
  }

  /**
   * 0 when no stranger gets in, 5 when the checks find something, 2 when nothing can be drafted.
   */
  @Override
  public int run(PrintWriter out, PrintWriter err, String... args) {
    try {
      DraftArguments given = DraftArguments.of(args);
      Rulebook rulebook = RulebookFile.read(Path.of(given.one("rulebook"))).rulebook();
      TrustPolicyRules rules =
          rulebook
              .trustPolicies()
              .orElseThrow(() ->
                  new IllegalArgumentException(
                      "the rulebook has no trustPolicies, so nothing says what is required"));
      ProfileDraft draft = draft(given);
      draft.requirePinned(rules);
      rulebook.breakGlass().profiles().stream()
          .filter(governed -> governed.role().equals(draft.role()))
          .forEach(governed -> draft.requireWithin(governed.boundary()));
      Judgement judgement =
          TrustPolicyLint.judge(
              TrustPolicyFile.parse(draft.trust().document().getBytes(StandardCharsets.UTF_8)),
              draft.settings(),
              rules);
      out.println(DraftJson.of(draft));
      out.flush();
      if (judgement.findings().isEmpty()) {
        return SOUND;
      }
      err.println(PlainText.lines(JudgementText.of(judgement)));
      err.flush();
      return FOUND;
    } catch (DocumentFaults | IllegalArgumentException unusable) {
      err.println("kedgeline: " + PlainText.lines(String.valueOf(unusable.getMessage())));
      err.flush();
      return WRONG_INPUT;
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static ProfileDraft draft(DraftArguments given) {
    RoleTemplate template =
        RoleTemplate.forProfile(given.one("profile"))
            .orElseThrow(() ->
                new IllegalArgumentException("profile: must be one of " + RoleTemplate.profiles()));
    AccountId account = new AccountId(given.one("account"));
    Map<RoleParameter, String> values = given.parameters();
    return new ProfileDraft(
        template.profile(),
        Duration.parse(given.one("session")),
        template.profileClass(),
        template.role(account),
        new PolicyArn(given.one("boundary")),
        new TrustPolicyTemplate(
            account,
            given.all("anchor").stream().map(TrustAnchorArn::new).toList(),
            given.pairs("certificate")),
        template.policy(account, values));
  }
}
