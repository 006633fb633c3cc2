package io.kedgeline.starters.slack.card;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.kedgeline.domain.audit.Fact;
import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.audit.HashChain;
import io.kedgeline.domain.onboarding.OnboardingState;
import io.kedgeline.domain.onboarding.ProfilePlan;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.starters.SampleProfile;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The card of a profile that is to be made. */
class ProfileCardTest {

  private static final Digest DIGEST = Digest.ofText("abc");

  @Test
  void itSaysWhatIsMadeWhereWhomItLetsInAndWhoAnswersForIt() {
    List<String> shown = CardTest.texts(CardTest.tree(card(OnboardingState.AWAITING_APPROVAL)));
    assertTrue(
        shown.containsAll(
            List.of(
                "Profile CHG-8",
                "sec-readonly, role ExactTR-SecurityReadOnly",
                "production: account 111122223333, eu-central-1",
                "x509Issuer/CN=ExactTR Prod Sub CA G2, x509SAN/URI=urn:exacttr:device:*,"
                    + " x509Subject/OU=prod",
                "maya",
                "olga",
                "omar",
                "reads findings for the weekly review",
                "security-findings",
                "maya writes: the review team has no access yet",
                "plan ba78-16bf-8f01 · RB-02/CHG-8",
                "Approve as security-lead",
                "Deny")),
        shown::toString);
  }

  @Test
  void noSectionHoldsMoreThanTheTenTextsThatSlackTakes() {
    for (JsonNode block : CardTest.tree(card(OnboardingState.AWAITING_APPROVAL))) {
      assertTrue(block.path("fields").size() <= 10, block::toString);
    }
  }

  @ParameterizedTest
  @EnumSource(OnboardingState.class)
  void onlyWhatIsPutToTheVoteHasControls(OnboardingState state) {
    assertEquals(
        state == OnboardingState.AWAITING_APPROVAL, card(state).blocks().contains("action_id"));
  }

  @Test
  void whatSomebodyTypedIsShownAsText() {
    ProfilePlan plan =
        SampleProfile.plan(
            SampleProfile.request("<!channel> reads \u202e findings of the week"), "{}");
    Card card = Card.of(facts(OnboardingState.AWAITING_APPROVAL, plan), SampleProfile.NOON);
    assertFalse(card.blocks().contains("\u202e"), card::blocks);
    for (JsonNode block : CardTest.tree(card)) {
      for (JsonNode field : block.path("fields")) {
        assertTrue(
            field.path("type").asText().equals("plain_text")
                || !field.path("text").asText().contains("channel"),
            field::toString);
      }
    }
  }

  @Test
  void aQuorumThatIsMetIsApproved() {
    CardFacts voted =
        facts(OnboardingState.AWAITING_APPROVAL, SampleProfile.plan()).withEmptySlots(List.of());
    assertEquals(OnboardingState.APPROVED, voted.state());
  }

  @ParameterizedTest
  @CsvSource({
    "PLANNING, ''",
    "AWAITING_APPROVAL, SUBMITTED",
    "APPROVED, DECIDED",
    "MAKING, DECIDED",
    "REGISTERED, REGISTERED",
    "UNDOING, ''",
    "UNDONE, UNDONE",
    "UNDO_UNPROVEN, UNDO_UNPROVEN",
    "REJECTED, DECIDED",
    "DENIED, DECIDED",
    "WITHDRAWN, DECIDED",
    "EXPIRED, DECIDED"
  })
  void whatItsRequesterIsToldIsOfTheStateInWhichItStands(OnboardingState state, String kinds) {
    List<Notice> due =
        Notice.due(facts(state, SampleProfile.plan()), SampleProfile.NOON, Duration.ofMinutes(10));
    assertEquals(
        kinds, due.stream().map(notice -> notice.kind().name()).collect(Collectors.joining(" ")));
    assertTrue(due.stream().allMatch(notice -> notice.text().startsWith("Your profile CHG-8: ")));
  }

  @ParameterizedTest
  @CsvSource({
    "PROVED, proof, 'PROVED: one got in'",
    "REGISTERED, registered, 'REGISTERED: one got in'",
    "GIVEN_UP, reason, 'GIVEN_UP: one got in'",
    "UNDONE, seen, 'UNDONE: one got in'",
    "UNDO_UNPROVEN, reason, 'UNDO_UNPROVEN: one got in'"
  })
  void itsThreadTellsWhatWasSeen(FactKind kind, String name, String told) {
    Fact fact =
        Fact.of(
            "workflow/1",
            kind,
            SampleProfile.NOON,
            SampleProfile.RUN.value(),
            Map.of(name, "one got in"));
    assertEquals(
        Optional.of("12:00:00  RB-02/CHG-8  " + told),
        Narrative.of(
            HashChain.append(SampleProfile.RUN, 1, HashChain.origin(SampleProfile.RUN), fact)));
  }

  @Test
  void whoeverDeniesReadsWhatComesOfIt() {
    String modal = DenyModal.of(new DenyModal.Asked(seen(), "C1"));
    assertTrue(modal.contains("the profile is not made, or is undone"), modal);
    assertEquals(seen(), Seen.read(seen().written()));
  }

  private static Seen seen() {
    return new Seen(SampleProfile.RUN, DIGEST, false);
  }

  private static Card card(OnboardingState state) {
    return Card.of(facts(state, SampleProfile.plan()), SampleProfile.NOON);
  }

  private static CardFacts facts(OnboardingState state, ProfilePlan plan) {
    return new CardFacts(
        SampleProfile.RUN,
        SampleProfile.MAYA,
        false,
        state,
        Optional.of(plan),
        Optional.of(DIGEST),
        "sec-readonly",
        List.of("security-lead"),
        Map.of(),
        Optional.of(plan.approvalExpires()),
        Optional.empty());
  }
}
