package io.kedgeline.starters.slack.card;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.kedgeline.domain.approval.Slot;
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
import io.kedgeline.domain.window.WindowState;
import io.kedgeline.workflows.wire.WireMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CardTest {

  static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");
  private static final RunId RUN = new RunId("RB-06/CHG-1042");
  private static final Digest DIGEST = Digest.ofText("abc");

  @Test
  void aCardThatIsPutToTheVoteSaysWhatForWhomHowLongAndWhoIsStillNeeded() {
    Card card = Card.of(facts(WindowState.AWAITING_APPROVAL, "the CA is down"), NOON);
    List<String> shown = texts(tree(card));
    assertTrue(
        shown.containsAll(
            List.of(
                "Break-glass window CHG-1042",
                "1 of 2, needs ir-lead, votes count until 29 Nov 12:14 UTC, in 15 min",
                "sec-breakglass, role R",
                "omar",
                "maya",
                "30 min",
                "maya writes: the CA is down",
                "plan ba78-16bf-8f01 · RB-06/CHG-1042",
                "Approve as ir-lead",
                "Deny")),
        shown::toString);
    assertEquals(
        "Break-glass window CHG-1042: 1 of 2, needs ir-lead, votes count until 29 Nov 12:14 UTC, in"
            + " 15 min",
        card.text());
  }

  @Test
  void whatTheChangeSystemAskedForSaysInWhoseName() {
    CardFacts window = facts(WindowState.AWAITING_APPROVAL, "the <CA> is down");
    CardFacts asked =
        new CardFacts(
            window.run(),
            window.requester(),
            true,
            window.state(),
            window.plan(),
            window.digest(),
            window.profile(),
            window.emptySlots(),
            window.links(),
            window.expires(),
            window.reason());
    String blocks = Card.of(asked, NOON).blocks();
    assertTrue(blocks.contains("maya, in whose name the change system asked"), blocks);
    assertTrue(blocks.contains("the change system writes in the name of maya: "), blocks);
    assertFalse(Card.of(window, NOON).blocks().contains("change system"));
  }

  @Test
  void aControlCarriesTheRunAndThePlanThatWasSeen() {
    JsonNode button =
        tree(Card.of(facts(WindowState.AWAITING_APPROVAL, "the CA is down"), NOON))
            .at("/5/elements/0");
    assertEquals("approve:ir-lead", button.at("/action_id").asText());
    assertEquals(new Seen(RUN, DIGEST, false), Seen.read(button.at("/value").asText()));
    assertEquals(
        "Plan ba78-16bf-8f01: omar gets in for 30 min.", button.at("/confirm/text/text").asText());
  }

  @ParameterizedTest
  @EnumSource(WindowState.class)
  void onlyWhatIsPutToTheVoteHasControls(WindowState state) {
    String blocks = Card.of(facts(state, "the CA is down"), NOON).blocks();
    assertEquals(state == WindowState.AWAITING_APPROVAL, blocks.contains("action_id"), state::name);
  }

  @ParameterizedTest
  @EnumSource(WindowState.class)
  void moreTimeIsPutToTheVoteOnlyWhileTheWindowIsOpen(WindowState state) {
    CardFacts window = facts(state, "the CA is down");
    WindowPlan plan = (WindowPlan) window.plan().orElseThrow();
    PlannedExtension more =
        new PlannedExtension(
            1,
            new PersonId("maya"),
            NOON,
            NOON,
            NOON.plusSeconds(1800),
            Duration.ofMinutes(20),
            "it takes longer than that");
    CardFacts extension =
        new CardFacts(
            RUN,
            window.requester(),
            window.byChangeSystem(),
            state,
            Optional.of(
                new WindowPlan(
                    RUN,
                    plan.execution(),
                    2,
                    plan.request(),
                    plan.requester(),
                    plan.role(),
                    plan.trustAnchor(),
                    plan.slots(),
                    DIGEST,
                    DIGEST,
                    plan.approvalExpires(),
                    plan.executeBefore(),
                    List.of(),
                    Optional.empty(),
                    Optional.of(more))),
            window.digest(),
            window.profile(),
            window.emptySlots(),
            window.links(),
            window.expires(),
            window.reason());
    String blocks = Card.of(extension, NOON).blocks();
    boolean voted = state == WindowState.OPEN || state == WindowState.AWAITING_APPROVAL;
    assertEquals(voted, blocks.contains("action_id"), blocks);
    assertEquals(voted, blocks.contains("more-time"), blocks);
  }

  @Test
  void aCountdownChangesEveryFiveMinutesAndEveryMinuteAtItsEnd() {
    List<String> seen = new ArrayList<>();
    for (int minute = 0; minute < 14; minute++) {
      String text =
          Card.of(
                  facts(WindowState.AWAITING_APPROVAL, "the CA is down"),
                  NOON.plus(Duration.ofMinutes(minute)))
              .text();
      seen.add(text.substring(text.lastIndexOf("in ")));
    }
    assertEquals(
        List.of("in 15 min", "in 15 min", "in 15 min", "in 15 min", "in 10 min", "in 9 min"),
        seen.subList(0, 6));
    assertEquals("in 1 min", seen.getLast());
  }

  @Test
  @DisplayName("AC-19 what somebody typed is shown as text, whatever it says")
  void whatSomebodyTypedIsShownAsText() {
    String typed = "<!channel> *bold* <https://evil.example|look> & \u202Edesrever `code`";
    JsonNode blocks = tree(Card.of(facts(WindowState.AWAITING_APPROVAL, typed), NOON));
    JsonNode reason = blocks.at("/3/text");
    assertEquals("plain_text", reason.at("/type").asText());
    assertFalse(reason.at("/emoji").asBoolean(true));
    assertEquals(
        "maya writes: <!channel> *bold* <https://evil.example|look> & \\u202edesrever `code`",
        reason.at("/text").asText());
    assertEquals("&lt;!channel&gt; &amp; \\u202e", SlackText.escaped("<!channel> & \u202E", 100));
  }

  @Test
  void whatIsTooLongIsCutBetweenCharactersAndSaysSo() {
    assertEquals("ab…", SlackText.plain("abcd", 3).get("text"));
    assertEquals("a…", SlackText.plain("a\uD83D\uDE00b", 3).get("text"));
    assertEquals("–", SlackText.plain("  ", 3).get("text"));
  }

  static JsonNode tree(Card card) {
    try {
      return WireMapper.tolerant().readTree(card.blocks());
    } catch (JsonProcessingException broken) {
      throw new AssertionError(broken);
    }
  }

  static List<String> texts(JsonNode node) {
    List<String> texts = new ArrayList<>();
    if (node.path("text").isTextual()) {
      texts.add(node.path("text").asText());
    }
    node.forEach(child -> texts.addAll(texts(child)));
    return texts;
  }

  static CardFacts facts(WindowState state, String reason) {
    WindowRequest request =
        new WindowRequest(
            new ChangeId("CHG-1042"),
            new ProfileArn(
                "arn:aws:rolesanywhere:eu-central-1:111122223333:profile/00000000-0000-0000-0000-000000000001"),
            new PersonId("omar"),
            new SourceIdentity("CN=omar"),
            Duration.ofMinutes(30),
            reason);
    WindowPlan plan =
        new WindowPlan(
            RUN,
            "execution",
            1,
            request,
            new PersonId("maya"),
            new RoleArn("arn:aws:iam::111122223333:role/exacttr/breakglass/R"),
            new TrustAnchorArn(
                "arn:aws:rolesanywhere:eu-central-1:111122223333:trust-anchor/00000000-0000-0000-0000-000000000002"),
            List.of(
                new Slot("security-lead", new GroupName("security-leads"), Optional.empty()),
                new Slot("ir-lead", new GroupName("ir-leads"), Optional.empty())),
            DIGEST,
            DIGEST,
            NOON.plusSeconds(840),
            NOON.plusSeconds(3600),
            List.of());
    return new CardFacts(
        RUN,
        new PersonId("maya"),
        false,
        state,
        Optional.of(plan),
        Optional.of(DIGEST),
        "sec-breakglass",
        List.of("ir-lead"),
        Map.of(),
        Optional.of(NOON.plusSeconds(840)),
        Optional.empty());
  }
}
