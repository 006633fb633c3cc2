package io.kedgeline.starters.approval;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.approval.StepUp;
import io.kedgeline.domain.governed.Plan;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.starters.SampleAuthority;
import io.kedgeline.starters.SampleExternal;
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

  @Test
  void whoeverAttestsSeesExactlyWhat() {
    String page = page(SampleExternal.plan(SampleExternal.request("audit <b>2026</b>")));
    for (String part :
        List.of(
            "<dd>CN=Partner CA,O=Partner</dd>",
            "SHA-256 %s, EC_P384, valid from ".formatted(Digest.ofText("certificate")),
            "until 2030-01-01T00:00:00Z, for an authority, signs certificates, signs lists, no authorities below it",
            "signed and whole, number 7, of 3 certificates, published ",
            "certificate a1b2, issued by it, valid from ",
            "SHA-256 " + Digest.ofText("canary"),
            "audit &lt;b&gt;2026&lt;/b&gt;, SHA-256 " + Digest.ofText("the audit"),
            "<dd>ExactTR-Partner</dd>",
            "x509Issuer/CN=Partner CA")) {
      assertTrue(page.contains(part), part + "\n" + page);
    }
  }

  private static String page(Plan plan) {
    return ApprovalPage.ask(
        plan,
        Optional.of("http"),
        new ApprovalSignIns.Wanted(SampleAuthority.RUN, Digest.ofText("abc"), "security-lead"),
        new StepUp(Duration.ofMinutes(5), List.of(), List.of("mfa")),
        "a-browser");
  }
}
