package io.kedgeline.domain.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.governed.Finding;
import io.kedgeline.domain.governed.Finding.Code;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.rulebook.ChangeConflicts;
import io.kedgeline.domain.rulebook.ChangeNotesRule;
import io.kedgeline.domain.rulebook.ChangePeople;
import io.kedgeline.domain.rulebook.ChangeRules;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which check for conflicts is fresh enough, where the rulebook asks that. */
class ConflictCheckTest {

  private static final ChangeId CHANGE = new ChangeId("CHG-1");
  private static final PersonId MAYA = new PersonId("maya");
  private static final Instant FROM = Instant.parse("2026-11-01T12:00:00Z");
  private static final Instant UNTIL = Instant.parse("2026-11-01T12:30:00Z");

  @Test
  @DisplayName("AC-21 what nobody checked is stale, whatever time stands beside it")
  void whatNobodyCheckedIsStaleWhateverTimeStandsBesideIt() {
    assertEquals(
        List.of(Code.CHANGE_CONFLICT_STALE), codes(checked(ChangeConflict.NOT_CHECKED, FROM)));
    assertTrue(
        need(FROM)
            .refusal(Optional.of(checked(ChangeConflict.NOT_CHECKED, FROM)))
            .orElseThrow()
            .contains("was not checked for conflicts"));
  }

  @ParameterizedTest(name = "checked at {0}: fresh {1}")
  @CsvSource({
    "2026-11-01T12:05:00Z,                     true",
    "2026-11-01T12:05:01Z,                     false",
    "+1000000000-12-31T23:59:59.999999999Z,    false",
    "-1000000000-01-01T00:00:00Z,              false"
  })
  @DisplayName("AC-21 a check that is yet to come allows nothing")
  void aCheckThatIsYetToComeAllowsNothing(Instant at, boolean fresh) {
    assertEquals(
        fresh ? List.of() : List.of(Code.CHANGE_CONFLICT_STALE),
        codes(checked(ChangeConflict.NONE, at)));
  }

  @Test
  @DisplayName("AC-21 a check dated between now and a later start allows nothing")
  void aCheckDatedBetweenNowAndALaterStartAllowsNothing() {
    Instant now = FROM.minus(Duration.ofHours(12));
    ChangeRecord ahead = checked(ChangeConflict.NONE, FROM.minusSeconds(60));
    String refusal = need(now).refusal(Optional.of(ahead)).orElseThrow();
    assertTrue(refusal.contains("is yet to come"), refusal);
  }

  private static List<Code> codes(ChangeRecord record) {
    return need(FROM).findings(Optional.of(record)).stream().map(Finding::code).toList();
  }

  private static ChangeNeed need(Instant now) {
    return new ChangeNeed(
        new ChangeRules(
            Set.of(ChangeState.SCHEDULED),
            ChangePeople.NAMED,
            ChangeConflicts.REFUSED,
            Optional.of(Duration.ofHours(1)),
            ChangeNotesRule.OMITTED),
        CHANGE,
        "item",
        MAYA,
        FROM,
        UNTIL,
        now);
  }

  private static ChangeRecord checked(ChangeConflict conflict, Instant at) {
    return new ChangeRecord(
        CHANGE,
        ChangeState.SCHEDULED,
        false,
        Optional.of(FROM),
        Optional.of(UNTIL),
        Optional.of("item"),
        Optional.of(MAYA),
        Optional.empty(),
        new ConflictReport(conflict, List.of(), Optional.of(at)));
  }
}
