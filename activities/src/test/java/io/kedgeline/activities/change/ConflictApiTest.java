package io.kedgeline.activities.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.kedgeline.domain.change.ChangeConflict;
import io.kedgeline.domain.change.ConflictReport;
import io.kedgeline.domain.change.FoundConflict;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.rulebook.ChangeConflicts;
import io.kedgeline.twins.change.ChangeTwin;
import io.kedgeline.twins.change.ConflictFault;
import io.kedgeline.workflows.wire.WireMapper;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is believed of ServiceNow's Change Management API, which is asked for conflicts. */
@Timeout(30)
class ConflictApiTest {

  private static final String TOKEN = "the-token-of-a-reader";
  private static final ChangeId CHANGE = new ChangeId("CHG0001042");
  private static final Instant CHECKED = Instant.parse("2026-11-01T11:30:00Z");

  private final ChangeTwin twin;
  private final ChangeSystem records;

  ConflictApiTest() throws IOException {
    this.twin = ChangeTwin.start(TOKEN);
    this.records = new ChangeAccess(twin.endpoint(), TOKEN).records(address -> Optional.empty());
    twin.make(Map.of("number", CHANGE.value(), "state", "-2"));
    twin.make(Map.of("number", "CHG0001040", "state", "-2"));
  }

  @AfterEach
  void stop() {
    records.close();
    twin.close();
  }

  @Test
  void theChangesThatAreInTheWayAreNamed() {
    twin.checked(CHANGE.value(), CHECKED, "CHG0001040", "CHG0001039");
    assertEquals(
        new ConflictReport(
            ChangeConflict.FOUND,
            List.of(
                FoundConflict.of("CHG0001040", "ci_already_scheduled"),
                FoundConflict.of("CHG0001039", "ci_already_scheduled")),
            Optional.of(CHECKED)),
        asked());
  }

  @Test
  void theListCountsAndNotTheStatusThatSaysConflictAfterEveryCheck() {
    twin.checked(CHANGE.value(), CHECKED);
    assertEquals(new ConflictReport(ChangeConflict.NONE, List.of(), Optional.of(CHECKED)), asked());
  }

  @Test
  void aRecordThatNobodyCheckedSaysSo() {
    assertEquals(ConflictReport.of(ChangeConflict.NOT_CHECKED), asked());
  }

  @ParameterizedTest
  @CsvSource({
    "NO_SUCH_API,  CHANGE_UNREADABLE,  does not tell this account of conflicts",
    "NOT_ALLOWED,  CHANGE_UNREADABLE,  set change.conflicts.source",
    "UNDER_WAY,    CHANGE_UNAVAILABLE, is looking for conflicts",
    "SERVER_ERROR, CHANGE_UNAVAILABLE, answered 500",
    "NO_LIST,      CHANGE_UNREADABLE,  without a list of conflicts",
    "NO_DATE,      CHANGE_UNREADABLE,  last_run that is no date"
  })
  @DisplayName("AC-21 without an answer about conflicts a record allows nothing")
  void withoutAnAnswerAboutConflictsARecordAllowsNothing(
      ConflictFault fault, String type, String sentence) {
    twin.checked(CHANGE.value(), CHECKED);
    twin.fault(fault);
    ApplicationFailure failure = assertThrows(ApplicationFailure.class, this::asked);
    assertEquals(type, failure.getType());
    assertEquals(type.equals("CHANGE_UNREADABLE"), failure.isNonRetryable());
    assertTrue(failure.getOriginalMessage().contains(sentence), failure.getOriginalMessage());
    twin.heal();
    assertEquals(ChangeConflict.NONE, asked().conflict());
  }

  @Test
  @DisplayName("AC-21 a check that broke off is no freedom from conflicts")
  void aCheckThatBrokeOffIsNoFreedomFromConflicts() {
    twin.checked(CHANGE.value(), CHECKED);
    twin.fault(ConflictFault.BROKE_OFF);
    assertEquals(ChangeConflict.UNKNOWN, asked().conflict());
  }

  @Test
  @DisplayName("AC-21 a record that nobody checked since it was changed is not checked")
  void aRecordThatNobodyCheckedSinceItWasChangedIsNotChecked() {
    twin.checked(CHANGE.value(), CHECKED);
    twin.fault(ConflictFault.NOT_RUN_SINCE);
    assertEquals(ConflictReport.of(ChangeConflict.NOT_CHECKED), asked());
  }

  @ParameterizedTest
  @EnumSource(names = {"EMPTIED", "NOT_RUN_SINCE"})
  @DisplayName("AC-21 an empty list beside a record in conflict is no freedom from conflicts")
  void anEmptyListBesideARecordInConflictIsNoFreedomFromConflicts(ConflictFault fault) {
    twin.checked(CHANGE.value(), CHECKED, "CHG0001040");
    twin.fault(fault);
    assertEquals(ChangeConflict.UNKNOWN, asked().conflict());
  }

  @Test
  void aCheckInAnotherCenturyIsNoAnswer() throws JsonProcessingException {
    ConflictAnswer answer =
        new ConflictAnswer(
            WireMapper.strict()
                .readTree(
                    """
                    {"result": {"last_run": "+99999-01-01 00:00:00", "job_status": "2",
                      "conflicts": []}}\
                    """));
    ApplicationFailure failure =
        assertThrows(ApplicationFailure.class, () -> answer.report(CHANGE));
    assertEquals("CHANGE_UNREADABLE", failure.getType());
  }

  @Test
  void ofAThousandConflictsNoMoreThanAHundredAreNamed() throws JsonProcessingException {
    String rows = "{},".repeat(999) + "{}";
    ConflictReport report =
        new ConflictAnswer(
                WireMapper.strict().readTree("{\"result\": {\"conflicts\": [" + rows + "]}}"))
            .report(CHANGE);
    assertEquals(ChangeConflict.FOUND, report.conflict());
    assertEquals(100, report.found().size());
  }

  @Test
  @DisplayName("AC-21 nothing about conflicts keeps a record's row from being read")
  void nothingAboutConflictsKeepsARecordsRowFromBeingRead() {
    twin.change(CHANGE.value(), Map.of("state", "4", "conflict_status", "x".repeat(3_000)));
    assertEquals(
        ConflictReport.of(ChangeConflict.NOT_CHECKED),
        records.find(CHANGE, ChangeConflicts.IGNORED).orElseThrow().conflicts());
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("AC-21 nothing about conflicts keeps a record from being read that closes a window")
  void nothingAboutConflictsKeepsARecordFromBeingReadThatClosesAWindow(ConflictFault fault) {
    twin.fault(fault);
    twin.change(CHANGE.value(), Map.of("state", "4"));
    assertTrue(records.find(CHANGE, ChangeConflicts.IGNORED).isPresent());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "{'change': {'display_value': 'CHG0001042'}, 'conflicting_change': {'display_value': 'CHG7'}, 'type': {'value': 'blackout'}} | CHG7 (blackout)",
        "{'change': {'display_value': 'CHG0001042'}, 'type': {'value': 'blackout'}} | blackout",
        "{'change': {'display_value': '<!channel>'}, 'type': {'value': '*bold*'}} | something that it does not name",
        "{'change': 'CHG7', 'type': 7} | something that it does not name",
        "{} | something that it does not name"
      })
  void aConflictCountsHoweverItIsWritten(String row, String text) throws JsonProcessingException {
    String body =
        "{'result': {'status': 'No', 'last_run': '', 'job_status': '0', 'conflicts': [%s]}}"
            .formatted(row)
            .replace('\'', '"');
    ConflictReport report = new ConflictAnswer(WireMapper.strict().readTree(body)).report(CHANGE);
    assertEquals(ChangeConflict.FOUND, report.conflict());
    assertEquals(text, report.found().getFirst().text());
  }

  private ConflictReport asked() {
    return records.find(CHANGE, ChangeConflicts.REFUSED).orElseThrow().conflicts();
  }
}
