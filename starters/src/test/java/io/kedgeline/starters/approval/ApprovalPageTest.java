package io.kedgeline.starters.approval;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.approval.Slot;
import io.kedgeline.domain.approval.StepUp;
import io.kedgeline.domain.breakglass.PlannedExtension;
import io.kedgeline.domain.breakglass.WindowPlan;
import io.kedgeline.domain.breakglass.WindowRequest;
import io.kedgeline.domain.certificate.SourceIdentity;
import io.kedgeline.domain.identity.GroupName;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.resource.ProfileArn;
import io.kedgeline.domain.resource.RoleArn;
import io.kedgeline.domain.resource.TrustAnchorArn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What stands on the page before somebody signs in for a plan. */
class ApprovalPageTest {

  private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");
  private static final RunId RUN = new RunId("RB-06/CHG-1042");
  private static final Digest DIGEST = Digest.ofText("abc");
  private static final String WORDS = "in whose name the change system asked";

  @Test
  @DisplayName("AC-21 whoever approves sees that the change system asked, and in whose name")
  void whoeverApprovesSeesThatTheChangeSystemAskedAndInWhoseName() {
    assertTrue(
        page(Optional.empty(), "change-management").contains("<dd>maya, " + WORDS + "</dd>"));
    assertTrue(page(Optional.empty(), "http").contains("<dd>maya</dd>"));
  }

  @Test
  void moreTimeIsAskedForByAPersonWhoeverAskedForTheWindow() {
    PlannedExtension more =
        new PlannedExtension(
            1,
            new PersonId("grace"),
            NOON,
            NOON,
            NOON.plusSeconds(1800),
            Duration.ofMinutes(15),
            "the restore is not through yet");
    String page = page(Optional.of(more), "change-management");
    assertTrue(page.contains("<dd>grace</dd>"), page);
    assertFalse(page.contains(WORDS), page);
  }

  @Test
  void whatSomebodyWroteIsTextAndNoMarkup() {
    String page = page(Optional.empty(), "<script>");
    assertTrue(page.contains("the &lt;b&gt;CA&lt;/b&gt; is down"), page);
    assertFalse(page.contains("<script>"), page);
  }

  private static String page(Optional<PlannedExtension> extension, String channel) {
    return ApprovalPage.ask(
        plan(extension),
        Optional.of(channel),
        new ApprovalSignIns.Wanted(RUN, DIGEST, "security-lead"),
        new StepUp(Duration.ofMinutes(5), List.of(), List.of("mfa")),
        "a-browser");
  }

  private static WindowPlan plan(Optional<PlannedExtension> extension) {
    return new WindowPlan(
        RUN,
        "execution",
        1,
        new WindowRequest(
            new ChangeId("CHG-1042"),
            new ProfileArn(
                "arn:aws:rolesanywhere:eu-central-1:111122223333:profile/00000000-0000-0000-0000-000000000001"),
            new PersonId("omar"),
            new SourceIdentity("CN=omar"),
            Duration.ofMinutes(30),
            "the <b>CA</b> is down"),
        new PersonId("maya"),
        new RoleArn("arn:aws:iam::111122223333:role/exacttr/breakglass/R"),
        new TrustAnchorArn(
            "arn:aws:rolesanywhere:eu-central-1:111122223333:trust-anchor/00000000-0000-0000-0000-000000000002"),
        List.of(new Slot("security-lead", new GroupName("security-leads"), Optional.empty())),
        DIGEST,
        DIGEST,
        NOON.plusSeconds(840),
        NOON.plusSeconds(3600),
        List.of(),
        Optional.empty(),
        extension);
  }
}
