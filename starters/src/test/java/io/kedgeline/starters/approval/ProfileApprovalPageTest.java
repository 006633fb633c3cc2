package io.kedgeline.starters.approval;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.approval.StepUp;
import io.kedgeline.domain.onboarding.ProfilePlan;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.starters.SampleProfile;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What stands on the page before somebody signs in for a profile that is to be made. */
class ProfileApprovalPageTest {

  @Test
  void whoeverApprovesSeesWhomItLetsInWhoAnswersForItAndEveryDocument() {
    String page = page(SampleProfile.plan());
    for (String part :
        List.of(
            "x509Subject/OU=prod",
            "<dd>olga</dd>",
            "<dd>reads findings for the weekly review</dd>",
            "TrustRolesAnywhere",
            "securityhub:GetFindings",
            "CanaryDoesNothingElse",
            "kedgeline profile deny")) {
      assertTrue(page.contains(part), part + "\n" + page);
    }
  }

  @Test
  void whatSomebodyWroteIsTextAndNoMarkup() {
    String page =
        page(
            SampleProfile.plan(
                SampleProfile.request("reads <b>findings</b> of the week"), "<script>"));
    assertTrue(page.contains("reads &lt;b&gt;findings&lt;/b&gt; of the week"), page);
    assertFalse(page.contains("<script>"), page);
  }

  private static String page(ProfilePlan plan) {
    return ApprovalPage.ask(
        plan,
        Optional.of("http"),
        new ApprovalSignIns.Wanted(SampleProfile.RUN, Digest.ofText("abc"), "security-lead"),
        new StepUp(Duration.ofMinutes(5), List.of(), List.of("mfa")),
        "a-browser");
  }
}
