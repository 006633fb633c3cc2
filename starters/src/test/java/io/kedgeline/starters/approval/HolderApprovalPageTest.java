package io.kedgeline.starters.approval;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.approval.StepUp;
import io.kedgeline.domain.breakglass.WindowPlan;
import io.kedgeline.starters.SampleHolderWindow;
import io.kedgeline.workflows.wire.CanonicalJson;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HolderApprovalPageTest {

  @Test
  void whoeverSignsInForAPlanSeesWhatCertificateItHasIssued() {
    WindowPlan plan = SampleHolderWindow.plan();
    String page =
        ApprovalPage.ask(
            plan,
            Optional.empty(),
            new ApprovalSignIns.Wanted(plan.run(), CanonicalJson.digest(plan), "security-lead"),
            new StepUp(Duration.ofMinutes(5), List.of(), List.of("mfa")),
            "a-browser");
    assertTrue(page.contains("<dd>omar, CN=omar@CHG-7</dd>"), page);
    assertTrue(page.contains("<dt>Certificate</dt>"), page);
    assertTrue(page.contains("CN=omar@CHG-7, OU=breakglass"), page);
    assertTrue(page.contains("valid for 90 minutes, issued by arn:aws:acm-pca:"), page);
  }
}
