package io.kedgeline.conformance.stories;

import static io.kedgeline.sandbox.world.InventedPeople.HOLDER;
import static io.kedgeline.sandbox.world.InventedPeople.REQUESTER;
import static io.kedgeline.sandbox.world.InventedPeople.RESPONSE_LEAD;
import static io.kedgeline.sandbox.world.InventedPeople.SECURITY_LEAD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.activities.aws.x509.SessionAnswer;
import io.kedgeline.domain.approval.Decision;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.warrant.SignInToken;
import io.kedgeline.domain.window.WindowState;
import io.kedgeline.ledger.journal.JournalTable;
import io.kedgeline.ledger.journal.SealTable;
import io.kedgeline.sandbox.Sandbox;
import io.kedgeline.sandbox.demo.Holder;
import io.kedgeline.sandbox.demo.Waiting;
import io.kedgeline.sandbox.world.ApprovalBrowser;
import io.kedgeline.starters.approval.ApprovalLink;
import io.kedgeline.starters.client.ApiClient;
import io.kedgeline.starters.client.ApiRefusal;
import io.kedgeline.starters.desk.Caller;
import io.kedgeline.starters.evidence.EvidenceBundle;
import io.kedgeline.starters.evidence.EvidenceFinding;
import io.kedgeline.starters.evidence.EvidenceVerifier;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One slot's vote is a sign-in at the company's issuer for this very plan. */
@ExtendWith(SharedSandbox.class)
class ApprovalStoriesTest {

  private static final Optional<String> SLOT = Optional.of(Sandbox.SIGN_IN_SLOT);

  private final Sandbox sandbox;
  private final Story story;

  ApprovalStoriesTest(Sandbox sandbox) {
    this.sandbox = sandbox;
    this.story = new Story(sandbox);
  }

  @BeforeEach
  void earlierDenialsHavePassed() {
    story.afterEarlierDenials();
  }

  @AfterEach
  void theIssuerIsWell() {
    sandbox.oidc().signIns().remember(Duration.ZERO);
    sandbox.oidc().signIns().heedMaximumAge(true);
    sandbox.oidc().signIns().signInWeakly(false);
  }

  @Test
  @DisplayName("AC-23 a stolen act key alone opens no window: the sign-in cannot be made with it")
  void aStolenActKeyAloneOpensNoWindow() {
    RunId other = story.awaitingApproval();
    SignInToken forAnotherPlan = sandbox.proofFor(SECURITY_LEAD, SLOT, plan(other)).orElseThrow();
    story.closed(other);
    RunId run = story.awaitingApproval();
    SignInToken anothers = sandbox.proofFor(REQUESTER, SLOT, plan(run)).orElseThrow();
    SignInToken own = sandbox.proofFor(SECURITY_LEAD, SLOT, plan(run)).orElseThrow();
    String payload = own.signed().split("\\.", -1)[1];
    SignInToken altered =
        new SignInToken(
            anothers.token().replaceFirst("\\.[^.]+\\.", "." + payload + "."), own.key());
    assertEquals("SIGN_IN_MISSING", asSecurityLead(run, Optional.empty()));
    assertEquals("SIGN_IN_OF_OTHER_PERSON", asSecurityLead(run, Optional.of(anothers)));
    assertEquals("SIGN_IN_FOR_OTHER_PLAN", asSecurityLead(run, Optional.of(forAnotherPlan)));
    assertEquals("SIGN_IN_NOT_AUTHENTIC", asSecurityLead(run, Optional.of(altered)));
    story.approve(run, RESPONSE_LEAD, "ir-lead");
    assertEquals(WindowState.AWAITING_APPROVAL, story.desk().status(run).state());
    story.closed(run);
    assertInstanceOf(SessionAnswer.Refused.class, new Holder(sandbox).ask());
  }

  @Test
  void aSignInIsGoodForOneApproval() {
    RunId run = story.awaitingApproval();
    Optional<SignInToken> signIn = sandbox.proofFor(SECURITY_LEAD, SLOT, plan(run));
    assertEquals("ACCEPTED", asSecurityLead(run, signIn));
    story.desk().withdraw(Caller.of(SECURITY_LEAD, "test"), run);
    assertEquals("REPLAYED", asSecurityLead(run, signIn));
    assertEquals("ACCEPTED", Story.code(story.approve(run, SECURITY_LEAD, "security-lead")));
    story.closed(run);
  }

  @Test
  void thePageShowsThePlanAndTheSignInApprovesIt() {
    RunId run = story.awaitingApproval();
    ApprovalBrowser browser = new ApprovalBrowser();
    ApprovalBrowser.Page shown = browser.open(link(run));
    assertEquals(200, shown.status());
    assertTrue(shown.html().contains(plan(run).hex()), shown.html());
    assertTrue(shown.html().contains(HOLDER.value()), shown.html());
    ApprovalBrowser.Page issuers = browser.submit(shown, ApprovalBrowser.fields(shown));
    assertTrue(issuers.where().toString().contains("nonce=" + plan(run).base64url()));
    ApprovalBrowser.Page end = browser.signIn(issuers, SECURITY_LEAD);
    assertTrue(end.html().contains("Grace approved plan"), end.html());
    story.approve(run, RESPONSE_LEAD, "ir-lead");
    Waiting.untilState(story.desk(), run, WindowState.OPEN);
    assertEquals(409, browser.open(end.where()).status(), "a sign-in comes back once");
    assertEquals(WindowState.REVIEWED, story.closed(run).state());
    assertEquals(404, browser.open(link(run)).status(), "what is over is not put to the vote");
  }

  @Test
  void whoWasNotShownThePlanFindsNoPage() {
    RunId run = story.awaitingApproval();
    for (URI guess :
        new URI[] {
          links().of(run, Digest.ofText("another plan"), "security-lead"),
          links().of(run, plan(run), "ir-lead"),
          links().of(run, plan(run), "owner"),
          links().of(new RunId("RB-06/CHG-999999"), plan(run), "security-lead"),
          sandbox.server().resolve("/runs/RB-06/x/approval?plan=1"),
          sandbox.server().resolve("/runs/" + run + "/approval")
        }) {
      ApprovalBrowser.Page page = new ApprovalBrowser().open(guess);
      assertTrue(page.status() == 404 || page.status() == 400, guess + " " + page.status());
      assertFalse(page.html().contains(HOLDER.value()), page.html());
    }
    story.closed(run);
  }

  @Test
  @DisplayName("AC-01 nobody else's page makes a browser approve")
  void nobodyElsesPageMakesABrowserApprove() {
    RunId run = story.awaitingApproval();
    ApprovalBrowser victim = new ApprovalBrowser();
    ApprovalBrowser attacker = new ApprovalBrowser();
    ApprovalBrowser.Page attackers = attacker.open(link(run));
    assertEquals(
        403, victim.submit(attackers, ApprovalBrowser.fields(attackers)).status(), "no cookie");
    victim.open(link(run));
    assertEquals(
        403,
        victim.submit(attackers, ApprovalBrowser.fields(attackers)).status(),
        "another browser's secret");
    ApprovalBrowser.Page own = victim.open(link(run));
    Map<String, String> without = new HashMap<>(ApprovalBrowser.fields(own));
    without.put("browser", "");
    assertEquals(403, victim.submit(own, without).status(), "no secret");
    ApprovalBrowser.Page issuers = attacker.submit(attackers, ApprovalBrowser.fields(attackers));
    ApprovalBrowser.Page ended = victim.signIn(issuers, SECURITY_LEAD);
    assertEquals(409, ended.status(), "a sign-in that another began");
    assertEquals(
        409, attacker.open(ended.where()).status(), "the address where somebody else ended");
    assertEquals(2, story.desk().status(run).emptySlots().size());
    story.closed(run);
  }

  @Test
  void anOldOrWeakSignInDoesNotCount() {
    RunId run = story.awaitingApproval();
    sandbox.oidc().signIns().remember(Duration.ofMinutes(6));
    assertEquals("ACCEPTED", Story.code(story.approve(run, SECURITY_LEAD, "security-lead")));
    story.desk().withdraw(Caller.of(SECURITY_LEAD, "test"), run);
    sandbox.oidc().signIns().heedMaximumAge(false);
    assertApprovalSays("SIGN_IN_TOO_OLD", run, SECURITY_LEAD);
    sandbox.oidc().signIns().heedMaximumAge(true);
    sandbox.oidc().signIns().signInWeakly(true);
    assertApprovalSays("SIGN_IN_TOO_WEAK", run, SECURITY_LEAD);
    assertEquals(2, story.desk().status(run).emptySlots().size());
    story.closed(run);
  }

  @Test
  void theRecordHoldsTheSignInAndAVerifierSaysWhoSignedIn() {
    RunId run = story.opened(HOLDER);
    story.closed(run);
    List<EvidenceFinding> findings =
        new EvidenceVerifier(sandbox.trustRoot())
            .verify(
                EvidenceBundle.of(
                    run, new JournalTable(sandbox.ledger()), new SealTable(sandbox.ledger())));
    assertTrue(
        findings.stream()
            .anyMatch(finding ->
                finding.check().equals("authority")
                    && finding.holds()
                    && finding.sentence().contains("grace@exacttr.example")),
        findings.toString());
  }

  @Test
  void theTokenOfAVoteSignsNobodyIn() {
    RunId run = story.awaitingApproval();
    String token = sandbox.signInFor(SECURITY_LEAD, plan(run));
    ApiRefusal refusal =
        assertThrows(
            ApiRefusal.class, () -> new ApiClient(sandbox.server(), Optional.of(token)).me());
    assertEquals("NOT_SIGNED_IN", refusal.problem().code());
    story.closed(run);
  }

  private void assertApprovalSays(String code, RunId run, PersonId person) {
    ApprovalBrowser.Page page = ApprovalBrowser.approve(link(run), person);
    assertTrue(page.status() == 409 && page.html().contains(code), page.html());
  }

  private String asSecurityLead(RunId run, Optional<SignInToken> signIn) {
    return Story.code(
        story
            .desk()
            .vote(
                Caller.of(SECURITY_LEAD, "test"),
                run,
                plan(run),
                SLOT,
                Decision.APPROVE,
                "",
                signIn));
  }

  private Digest plan(RunId run) {
    return story.desk().plan(run).digest().orElseThrow();
  }

  private ApprovalLink links() {
    return new ApprovalLink(sandbox::server);
  }

  private URI link(RunId run) {
    return links().of(run, plan(run), "security-lead");
  }
}
