package io.kedgeline.starters.approval;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.approval.StepUp;
import io.kedgeline.domain.authority.AuthorityPlan;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.starters.SampleAuthority;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What stands on the page before somebody signs in for an authority that is to be made. */
class AuthorityApprovalPageTest {

  @Test
  void whoeverApprovesSeesThatAnAnchorIsDisabledAtRest() {
    assertTrue(
        page(SampleAuthority.resting()).contains("<dd>ExactTR-BreakGlass, disabled at rest</dd>"));
  }

  @Test
  void whoeverApprovesSeesWhatIsMadeWhoSignsItAndWhoIsLetInToProveIt() {
    String page =
        page(SampleAuthority.plan(SampleAuthority.request("for <b>every</b> machine of ours")));
    for (String part :
        List.of(
            "authority ExactTR Prod Sub CA G2 (ExactTR), EC_P384, valid for 1825 days",
            "certificate-authority/4f506172-8394-4ab5-86d7-e8f90a1b2c3d",
            "in bucket exacttr-crl-production, good for 7 days",
            "<dd>ExactTR-Production</dd>",
            "x509Issuer/CN=ExactTR Prod Sub CA G2",
            "<dd>olga</dd>",
            "for &lt;b&gt;every&lt;/b&gt; machine of ours",
            "CanaryReadsItself",
            "CanaryDoesNothingElse",
            "kedgeline ca deny")) {
      assertTrue(page.contains(part), part + "\n" + page);
    }
  }

  private static String page(AuthorityPlan plan) {
    return ApprovalPage.ask(
        plan,
        Optional.of("http"),
        new ApprovalSignIns.Wanted(SampleAuthority.RUN, Digest.ofText("abc"), "security-lead"),
        new StepUp(Duration.ofMinutes(5), List.of(), List.of("mfa")),
        "a-browser");
  }
}
