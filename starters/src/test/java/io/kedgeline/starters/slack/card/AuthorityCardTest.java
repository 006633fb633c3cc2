package io.kedgeline.starters.slack.card;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.kedgeline.domain.authority.AuthorityPlan;
import io.kedgeline.domain.external.ExternalPlan;
import io.kedgeline.domain.onboarding.OnboardingState;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.starters.SampleAuthority;
import io.kedgeline.starters.SampleExternal;
import io.kedgeline.starters.SampleProfile;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The card of an authority that is to be made. */
class AuthorityCardTest {

  private static final Digest DIGEST = Digest.ofText("abc");

  @Test
  void itSaysWhatIsMadeWhereWhoSignsItAndWhoAnswersForIt() {
    List<String> shown = CardTest.texts(CardTest.tree(Card.of(facts(), SampleProfile.NOON)));
    assertTrue(
        shown.containsAll(
            List.of(
                "Certificate authority CHG-8",
                "ExactTR Prod Sub CA G2, valid for 1825 days, trust anchor ExactTR-Production",
                "production: account 111122223333, eu-central-1",
                "in bucket exacttr-crl-production",
                "maya",
                "olga",
                "omar",
                "certificates for the machines of production",
                "maya writes: production has no authority yet",
                "plan ba78-16bf-8f01 · RB-01/CHG-8",
                "Approve as security-lead",
                "Deny")),
        shown::toString);
  }

  @Test
  void noSectionHoldsMoreThanTheTenTextsThatSlackTakes() {
    for (JsonNode block : CardTest.tree(Card.of(facts(), SampleProfile.NOON))) {
      assertTrue(block.path("fields").size() <= 10, block::toString);
    }
  }

  @Test
  void aQuorumThatIsMetIsApproved() {
    assertEquals(OnboardingState.APPROVED, facts().withEmptySlots(List.of()).state());
  }

  @Test
  void itsRequesterIsToldOfACertificateAuthority() {
    List<Notice> due = Notice.due(facts(), SampleProfile.NOON, Duration.ofMinutes(10));
    assertTrue(
        due.getFirst().text().startsWith("Your certificate authority CHG-8: "), due::toString);
  }

  @Test
  void whoeverDeniesReadsWhatComesOfIt() {
    String modal =
        DenyModal.of(new DenyModal.Asked(new Seen(SampleAuthority.RUN, DIGEST, false), "C1"));
    assertTrue(modal.contains("the authority is not made, or is undone"), modal);
  }

  @Test
  void anAnchorThatIsDisabledAtRestIsShownSo() {
    List<String> shown =
        CardTest.texts(
            CardTest.tree(Card.of(facts(SampleAuthority.resting()), SampleProfile.NOON)));
    assertTrue(
        shown.contains(
            "ExactTR Break-Glass Sub CA G1, valid for 1825 days, trust anchor ExactTR-BreakGlass, disabled at rest"),
        shown::toString);
  }

  @Test
  void ofAnAuthorityOutsideAwsItsCertificateAndWhatAttestsItAreShown() {
    ExternalPlan plan = SampleExternal.plan();
    CardFacts facts =
        new CardFacts(
            SampleAuthority.RUN,
            SampleProfile.MAYA,
            false,
            OnboardingState.AWAITING_APPROVAL,
            Optional.of(plan),
            Optional.of(DIGEST),
            "Partner CA",
            List.of("ca-attestor"),
            Map.of(),
            Optional.of(plan.approvalExpires()),
            Optional.empty());
    List<String> shown = CardTest.texts(CardTest.tree(Card.of(facts, SampleProfile.NOON)));
    assertTrue(
        shown.containsAll(
            List.of(
                "Certificate authority CHG-8",
                "Partner CA, outside AWS, valid until 2030-01-01T00:00:00Z, trust anchor ExactTR-Partner",
                "CN=Partner CA,O=Partner, SHA-256 " + Digest.ofText("certificate"),
                "CA audit 2026, SHA-256 " + Digest.ofText("the audit"),
                "Approve as ca-attestor")),
        shown::toString);
    for (JsonNode block : CardTest.tree(Card.of(facts, SampleProfile.NOON))) {
      assertTrue(block.path("fields").size() <= 10, block::toString);
    }
  }

  private static CardFacts facts() {
    return facts(SampleAuthority.plan());
  }

  private static CardFacts facts(AuthorityPlan plan) {
    return new CardFacts(
        SampleAuthority.RUN,
        SampleProfile.MAYA,
        false,
        OnboardingState.AWAITING_APPROVAL,
        Optional.of(plan),
        Optional.of(DIGEST),
        plan.draft().terms().commonName(),
        List.of("security-lead"),
        Map.of(),
        Optional.of(plan.approvalExpires()),
        Optional.empty());
  }
}
