package io.kedgeline.starters.slack.card;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.window.WindowState;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoticeTest {

  /** When votes, or the window, end. */
  private static final Instant END = CardTest.NOON.plusSeconds(840);

  private static final Duration BEFORE = Duration.ofMinutes(10);

  @ParameterizedTest
  @CsvSource({
    "PLANNING, ''",
    "AWAITING_APPROVAL, SUBMITTED",
    "APPROVED, DECIDED",
    "AWAITING_KEY, DECIDED KEY_AWAITED",
    "OPENING, DECIDED",
    "OPEN, DECIDED OPENED",
    "CLOSING, ''",
    "REJECTED, DECIDED",
    "DENIED, DECIDED",
    "WITHDRAWN, DECIDED",
    "EXPIRED, DECIDED",
    "NEVER_OPEN, DECIDED",
    "CLOSE_UNPROVEN, CLOSE_UNPROVEN",
    "CLOSED, CLOSED",
    "REVIEW_OVERDUE, CLOSED",
    "REVIEWED, CLOSED"
  })
  void whatItsRequesterIsToldIsOfTheStateInWhichAWindowStands(WindowState state, String kinds) {
    assertEquals(kinds, kinds(state, CardTest.NOON));
  }

  @Test
  void everyStateIsThoughtOf() {
    Arrays.stream(WindowState.values()).forEach(state -> kinds(state, CardTest.NOON));
  }

  @Test
  void aWindowIsAboutToEndFromTheTimeOfTheRulebookOn() {
    assertEquals("DECIDED OPENED", kinds(WindowState.OPEN, END.minus(BEFORE).minusSeconds(1)));
    assertEquals("DECIDED OPENED ENDING", kinds(WindowState.OPEN, END.minus(BEFORE)));
  }

  @Test
  void itSaysWhichWindowAndUntilWhen() {
    assertEquals(
        List.of("Your window CHG-1042: put to the vote, until 29 Nov 12:14 UTC."),
        Notice.due(facts(WindowState.AWAITING_APPROVAL), CardTest.NOON, BEFORE).stream()
            .map(Notice::text)
            .toList());
  }

  @Test
  void theHolderIsToldToShowTheirKeyAndTheRequesterWhoHasTo() {
    assertEquals(
        List.of(
            "maya: Your window CHG-1042: approved; omar has to show the key that the certificate is"
                + " issued for: kedgeline window key CHG-1042 --certificate-request FILE.",
            "omar: You hold window CHG-1042, which is approved. Show the key that your certificate"
                + " is issued for, until 29 Nov 12:14 UTC: kedgeline window key CHG-1042"
                + " --certificate-request FILE."),
        told(facts(WindowState.AWAITING_KEY)));
  }

  @Test
  void aHolderWhoAskedThemselvesIsToldOnce() {
    CardFacts facts = facts(WindowState.AWAITING_KEY);
    CardFacts own =
        new CardFacts(
            facts.run(),
            new PersonId("omar"),
            false,
            facts.state(),
            facts.plan(),
            facts.digest(),
            facts.profile(),
            facts.emptySlots(),
            facts.links(),
            facts.expires(),
            facts.reason());
    assertEquals(1, told(own).size());
    assertTrue(told(own).getFirst().startsWith("omar: You hold window CHG-1042"));
  }

  private static List<String> told(CardFacts facts) {
    return Notice.due(facts, CardTest.NOON, BEFORE).stream()
        .map(notice -> notice.reader() + ": " + notice.text())
        .toList();
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "449, 0", "450, 1", "899, 1", "900, 2", "1799, 2", "1800, 3", "3599, 3"})
  void aVoteIsCalledToMindAfterAnEighthAQuarterAndHalfOfItsLife(int seconds, int number) {
    Duration life = Duration.ofHours(1);
    Instant now = END.minus(life).plusSeconds(seconds);
    assertEquals(
        number == 0 ? Optional.empty() : Optional.of(new Reminder(number)),
        Reminder.due(facts(WindowState.AWAITING_APPROVAL), now, life));
    for (WindowState decided :
        List.of(WindowState.APPROVED, WindowState.OPEN, WindowState.DENIED)) {
      assertEquals(Optional.empty(), Reminder.due(facts(decided), now, life));
    }
  }

  @Test
  void aReminderMentionsThoseWhoCanVoteAndNobodyElse() {
    String text =
        Reminder.text(facts(WindowState.AWAITING_APPROVAL), CardTest.NOON, List.of("U1", "U2"));
    assertTrue(text.startsWith("CHG-1042 1 of 2, needs ir-lead, votes count until"), text);
    assertTrue(text.endsWith(" <@U1> <@U2>"), text);
  }

  private static CardFacts facts(WindowState state) {
    return CardTest.facts(state, "the directory is down");
  }

  private static String kinds(WindowState state, Instant now) {
    return String.join(
        " ",
        Notice.due(facts(state), now, BEFORE).stream()
            .map(notice -> notice.kind().name())
            .toList());
  }
}
