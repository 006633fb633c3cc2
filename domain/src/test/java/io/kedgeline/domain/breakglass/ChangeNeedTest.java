package io.kedgeline.domain.breakglass;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.change.ChangeConflict;
import io.kedgeline.domain.change.ChangeNeed;
import io.kedgeline.domain.change.ChangeRecord;
import io.kedgeline.domain.change.ChangeState;
import io.kedgeline.domain.change.ConflictReport;
import io.kedgeline.domain.change.FoundConflict;
import io.kedgeline.domain.governed.Finding;
import io.kedgeline.domain.governed.Finding.Code;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.rulebook.ChangeConflicts;
import io.kedgeline.domain.rulebook.ChangePeople;
import io.kedgeline.domain.rulebook.ChangeRules;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Which change record allows which window. */
class ChangeNeedTest {

  private static final ChangeId CHANGE = new ChangeId("CHG-1");
  private static final PersonId MAYA = new PersonId("maya");
  private static final PersonId GRACE = new PersonId("grace");
  private static final String ITEM = "arn:aws:rolesanywhere:eu-central-1:111122223333:profile/1";
  private static final Instant FROM = Instant.parse("2026-11-01T12:00:00Z");
  private static final Instant UNTIL = Instant.parse("2026-11-01T12:30:00Z");

  @Test
  void aRecordThatIsAsItMustBeAllowsTheWindow() {
    assertEquals(List.of(), codes(record(ChangeState.IMPLEMENTING)));
  }

  @Test
  @DisplayName("AC-21 a change that nobody recorded allows nothing")
  void aChangeThatNobodyRecordedAllowsNothing() {
    assertEquals(List.of(Code.CHANGE_UNKNOWN), codes(need(ChangePeople.NAMED), Optional.empty()));
    ChangeRecord other = with(new ChangeId("CHG-2"), ChangeState.IMPLEMENTING, FROM, UNTIL);
    assertEquals(List.of(Code.CHANGE_UNKNOWN), codes(need(ChangePeople.NAMED), Optional.of(other)));
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("AC-21 only the states that the rulebook names allow a window")
  void onlyTheStatesThatTheRulebookNamesAllowAWindow(ChangeState state) {
    boolean named = state == ChangeState.SCHEDULED || state == ChangeState.IMPLEMENTING;
    assertEquals(named ? List.of() : List.of(Code.CHANGE_STATE), codes(record(state)));
  }

  @Test
  @DisplayName("AC-21 a change on hold allows nothing")
  void aChangeOnHoldAllowsNothing() {
    ChangeRecord whole = record(ChangeState.IMPLEMENTING);
    assertEquals(
        List.of(Code.CHANGE_ON_HOLD),
        codes(
            new ChangeRecord(
                whole.id(),
                whole.state(),
                true,
                whole.plannedStart(),
                whole.plannedEnd(),
                whole.item(),
                whole.requester(),
                whole.assignee())));
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("AC-21 a change in conflict with others allows nothing")
  void aChangeInConflictAllowsNothing(ChangeConflict conflict) {
    Optional<ChangeRecord> record = Optional.of(inConflict(ChangeState.IMPLEMENTING, conflict));
    List<Code> refused =
        switch (conflict) {
          case FOUND -> List.of(Code.CHANGE_CONFLICT);
          case UNKNOWN -> List.of(Code.CHANGE_CONFLICT_UNKNOWN);
          case NOT_CHECKED, NONE -> List.of();
        };
    ChangeNeed need = need(ChangePeople.NAMED);
    assertEquals(refused, codes(need, record));
    ChangeRules lenient =
        new ChangeRules(
            need.rules().states(),
            need.rules().people(),
            ChangeConflicts.IGNORED,
            Optional.empty(),
            need.rules().notes());
    assertEquals(
        List.of(),
        codes(
            new ChangeNeed(
                lenient,
                need.change(),
                need.item(),
                need.requester(),
                need.from(),
                need.until(),
                need.now()),
            record));
  }

  @Test
  @DisplayName("AC-21 a change for another item allows nothing")
  void aChangeForAnotherItemAllowsNothing() {
    for (Optional<String> item : List.of(Optional.of("payroll"), Optional.<String>empty())) {
      ChangeRecord whole = record(ChangeState.IMPLEMENTING);
      assertEquals(
          List.of(Code.CHANGE_ITEM),
          codes(
              new ChangeRecord(
                  whole.id(),
                  whole.state(),
                  false,
                  whole.plannedStart(),
                  whole.plannedEnd(),
                  item,
                  whole.requester(),
                  whole.assignee())));
    }
  }

  @Test
  @DisplayName("AC-21 a change of other people allows nothing")
  void aChangeOfOtherPeopleAllowsNothing() {
    ChangeRecord strangers = of(Optional.of(GRACE), Optional.empty());
    assertEquals(List.of(Code.CHANGE_PEOPLE), codes(strangers));
    assertEquals(List.of(Code.CHANGE_PEOPLE), codes(of(Optional.empty(), Optional.empty())));
    assertEquals(List.of(), codes(of(Optional.of(GRACE), Optional.of(MAYA))));
    assertEquals(List.of(), codes(need(ChangePeople.ANYBODY), Optional.of(strangers)));
  }

  @ParameterizedTest(name = "planned {0} to {1}: allowed {2}")
  @CsvSource({
    "2026-11-01T12:00:00Z, 2026-11-01T12:30:00Z, true",
    "2026-11-01T11:59:59Z, 2026-11-01T12:30:01Z, true",
    "2026-11-01T12:00:01Z, 2026-11-01T12:30:00Z, false",
    "2026-11-01T12:00:00Z, 2026-11-01T12:29:59Z, false",
    "2026-11-02T12:00:00Z, 2026-11-02T12:30:00Z, false",
    "2026-11-01T12:30:00Z, 2026-11-01T12:00:00Z, false",
    ",                     2026-11-01T12:30:00Z, false",
    "2026-11-01T12:00:00Z,                     , false"
  })
  @DisplayName("AC-21 a window lies within its change's planned span")
  void aWindowLiesWithinItsChangesPlannedSpan(Instant start, Instant end, boolean allowed) {
    assertEquals(
        allowed ? List.of() : List.of(Code.CHANGE_WINDOW),
        codes(with(CHANGE, ChangeState.SCHEDULED, start, end)));
  }

  @Test
  void everythingThatSpeaksAgainstItIsSaidAtOnce() {
    ChangeRecord nothing =
        new ChangeRecord(
            CHANGE,
            ChangeState.CANCELLED,
            true,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    assertEquals(5, codes(nothing).size());
    String sentence = need(ChangePeople.NAMED).refusal(Optional.of(nothing)).orElseThrow();
    assertTrue(
        sentence.startsWith(
            "CHANGE_STATE: change CHG-1 is CANCELLED: the rulebook allows a window in [SCHEDULED, IMPLEMENTING]; "),
        sentence);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("AC-21 a conflict that comes up later closes no open window")
  void aConflictThatComesUpLaterClosesNoOpenWindow(ChangeConflict conflict) {
    ChangeNeed open = need(ChangePeople.NAMED).onceOpen();
    assertEquals(
        List.of(), codes(open, Optional.of(inConflict(ChangeState.IMPLEMENTING, conflict))));
    assertEquals(
        List.of(Code.CHANGE_STATE),
        codes(open, Optional.of(inConflict(ChangeState.CANCELLED, conflict))));
  }

  @Test
  void aRefusalNamesTheChangesThatAreInTheWay() {
    List<FoundConflict> found =
        Stream.of(
                FoundConflict.of("CHG0030001", "ci_already_scheduled"),
                FoundConflict.of("CHG0030002", "<!channel>"),
                FoundConflict.of("", "not_in_maintenance_window"),
                FoundConflict.of("*CHG*", "Of Another Kind"),
                FoundConflict.of("CHG0030003", ""),
                FoundConflict.of("CHG0030004", ""),
                FoundConflict.of("CHG0030005", ""))
            .toList();
    ChangeRecord record =
        record(ChangeState.SCHEDULED)
            .with(new ConflictReport(ChangeConflict.FOUND, found, Optional.of(FROM)));
    assertEquals(
        "CHANGE_CONFLICT: change CHG-1 is in conflict with CHG0030001 (ci_already_scheduled),"
            + " CHG0030002, not_in_maintenance_window, something that it does not name, CHG0030003"
            + " and 2 more: resolve that first",
        need(ChangePeople.NAMED).refusal(Optional.of(record)).orElseThrow());
  }

  // a table's empty cell is null
  @SuppressWarnings("NullAway")
  @ParameterizedTest(name = "checked at {0}: fresh {1}")
  @CsvSource({
    "2026-11-01T12:00:00Z, true",
    "2026-11-01T11:00:00Z, true",
    "2026-11-01T10:59:59Z, false",
    ",                     false"
  })
  @DisplayName("AC-21 a check for conflicts that is too old, or that nobody made, allows nothing")
  void aCheckForConflictsThatIsTooOldAllowsNothing(Instant checked, boolean fresh) {
    ChangeNeed usual = need(ChangePeople.NAMED);
    ChangeNeed strict =
        new ChangeNeed(
            new ChangeRules(
                usual.rules().states(),
                usual.rules().people(),
                ChangeConflicts.REFUSED,
                Optional.of(Duration.ofHours(1)),
                usual.rules().notes()),
            usual.change(),
            usual.item(),
            usual.requester(),
            usual.from(),
            usual.until(),
            usual.now());
    Optional<ChangeRecord> record =
        Optional.of(
            record(ChangeState.SCHEDULED)
                .with(
                    new ConflictReport(
                        checked == null ? ChangeConflict.NOT_CHECKED : ChangeConflict.NONE,
                        List.of(),
                        Stream.ofNullable(checked).findFirst())));
    assertEquals(fresh ? List.of() : List.of(Code.CHANGE_CONFLICT_STALE), codes(strict, record));
    assertEquals(List.of(), codes(usual, record));
    assertEquals(List.of(), codes(strict.onceOpen(), record));
  }

  private static ChangeRecord inConflict(ChangeState state, ChangeConflict conflict) {
    return record(state).with(ConflictReport.of(conflict));
  }

  private static List<Code> codes(ChangeRecord record) {
    return codes(need(ChangePeople.NAMED), Optional.of(record));
  }

  private static List<Code> codes(ChangeNeed need, Optional<ChangeRecord> record) {
    return need.findings(record).stream().map(Finding::code).toList();
  }

  private static ChangeNeed need(ChangePeople people) {
    return new ChangeNeed(
        new ChangeRules(Set.of(ChangeState.SCHEDULED, ChangeState.IMPLEMENTING), people),
        CHANGE,
        ITEM,
        MAYA,
        FROM,
        UNTIL,
        FROM);
  }

  private static ChangeRecord record(ChangeState state) {
    return with(CHANGE, state, FROM, UNTIL);
  }

  // a table's empty cell is null
  @SuppressWarnings("NullAway")
  private static ChangeRecord with(ChangeId id, ChangeState state, Instant start, Instant end) {
    return new ChangeRecord(
        id,
        state,
        false,
        Stream.ofNullable(start).findFirst(),
        Stream.ofNullable(end).findFirst(),
        Optional.of(ITEM),
        Optional.of(MAYA),
        Optional.empty());
  }

  private static ChangeRecord of(Optional<PersonId> requester, Optional<PersonId> assignee) {
    return new ChangeRecord(
        CHANGE,
        ChangeState.IMPLEMENTING,
        false,
        Optional.of(FROM),
        Optional.of(UNTIL),
        Optional.of(ITEM),
        requester,
        assignee);
  }
}
