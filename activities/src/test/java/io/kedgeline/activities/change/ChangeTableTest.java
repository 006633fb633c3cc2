package io.kedgeline.activities.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.kedgeline.domain.change.ChangeConflict;
import io.kedgeline.domain.change.ChangeRecord;
import io.kedgeline.domain.change.ChangeState;
import io.kedgeline.domain.change.ConflictReport;
import io.kedgeline.domain.identity.EmailAddress;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.rulebook.ChangeConflicts;
import io.kedgeline.twins.change.ChangeFault;
import io.kedgeline.twins.change.ChangeTwin;
import io.kedgeline.workflows.wire.WireMapper;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is believed of a change system's answers, and what is not. */
@Timeout(30)
class ChangeTableTest {

  private static final String TOKEN = "the-token-of-a-reader";
  private static final ChangeId CHANGE = new ChangeId("CHG0001042");
  private static final Map<String, String> FIELDS =
      Map.of(
          "number", "CHG0001042",
          "state", "-1",
          "start_date", "2026-11-01 12:00:00",
          "end_date", "2026-11-01 13:00:00",
          "cmdb_ci", "break-glass & profile, 100%",
          "requested_by", "Maya+oncall@exacttr.example",
          "assigned_to", "stranger@exacttr.example");

  private final ChangeTwin twin;
  private final ChangeTable table;

  ChangeTableTest() throws IOException {
    this.twin = ChangeTwin.start(TOKEN);
    this.table = reading(TOKEN);
  }

  private ChangeTable reading(String token) {
    return new ChangeTable(
        new ChangeAccess(twin.endpoint(), token), ChangeTableTest::whose, Duration.ofMillis(1500));
  }

  private static Optional<PersonId> whose(EmailAddress email) {
    return email.mailbox().equals("maya@exacttr.example")
        ? Optional.of(new PersonId("maya"))
        : Optional.empty();
  }

  @AfterEach
  void stop() {
    table.close();
    twin.close();
  }

  @Test
  void aRecordIsReadAsItStands() {
    twin.make(Map.of("number", "CHG0001041"));
    twin.make(FIELDS);
    assertEquals(
        Optional.of(
            new ChangeRecord(
                CHANGE,
                ChangeState.IMPLEMENTING,
                false,
                Optional.of(Instant.parse("2026-11-01T12:00:00Z")),
                Optional.of(Instant.parse("2026-11-01T13:00:00Z")),
                Optional.of("break-glass & profile, 100%"),
                Optional.of(new PersonId("maya")),
                Optional.empty())),
        table.find(CHANGE, ChangeConflicts.REFUSED));
  }

  @ParameterizedTest
  @CsvSource({
    "-5, DRAFT",
    "-4, AWAITING_APPROVAL",
    "-3, AWAITING_APPROVAL",
    "-2, SCHEDULED",
    "-1, IMPLEMENTING",
    "0, IN_REVIEW",
    "3, CLOSED",
    "4, CANCELLED"
  })
  void eachStateHasOneMeaning(String theirs, ChangeState ours) {
    twin.make(Map.of("number", CHANGE.value(), "state", theirs, "on_hold", "true"));
    ChangeRecord record = table.find(CHANGE, ChangeConflicts.REFUSED).orElseThrow();
    assertEquals(ours, record.state());
    assertTrue(record.onHold());
    assertEquals(Optional.empty(), record.plannedStart().or(record::plannedEnd));
    assertEquals(Optional.empty(), record.item());
  }

  @ParameterizedTest
  @CsvSource({
    "start_date, 1999-12-31 23:59:59",
    "end_date,   2200-01-01 00:00:00",
    "end_date,   +99999-12-31 00:00:00"
  })
  @DisplayName("AC-21 a span in another century allows nothing and keeps no window open")
  void aSpanInAnotherCenturyAllowsNothingAndKeepsNoWindowOpen(String field, String date) {
    twin.make(Map.of("number", CHANGE.value(), "state", "-2", field, date));
    ApplicationFailure failure =
        assertThrows(ApplicationFailure.class, () -> table.find(CHANGE, ChangeConflicts.REFUSED));
    assertEquals("CHANGE_UNREADABLE", failure.getType());
    twin.change(CHANGE.value(), Map.of("state", "4"));
    ChangeRecord record = table.find(CHANGE, ChangeConflicts.IGNORED).orElseThrow();
    assertEquals(ChangeState.CANCELLED, record.state());
    assertEquals(Optional.empty(), record.plannedStart().or(record::plannedEnd));
  }

  @ParameterizedTest
  @CsvSource({
    "'',          UNKNOWN",
    "Not Run,     NOT_CHECKED",
    "No Conflict, NONE",
    "Conflict,    FOUND",
    "Perhaps,     UNKNOWN"
  })
  @DisplayName("AC-21 a conflict that the account may not see speaks against the window")
  void aConflictThatTheAccountMayNotSeeSpeaksAgainstTheWindow(String theirs, ChangeConflict ours) {
    Map<String, String> row = new HashMap<>(FIELDS);
    row.put("conflict_status", theirs);
    twin.make(row);
    ChangeAccess byTable =
        new ChangeAccess(
            ChangeKind.SERVICENOW, twin.endpoint(), TOKEN, ConflictSource.TABLE, Optional.empty());
    try (ChangeSystem records = byTable.records(ChangeTableTest::whose)) {
      assertEquals(
          ConflictReport.of(ours),
          records.find(CHANGE, ChangeConflicts.REFUSED).orElseThrow().conflicts());
    }
  }

  @Test
  void whatNobodyRecordedIsNoRecord() {
    twin.make(Map.of("number", "CHG0001041"));
    assertEquals(Optional.empty(), table.find(CHANGE, ChangeConflicts.REFUSED));
  }

  @ParameterizedTest
  @CsvSource({
    "SERVER_ERROR,      CHANGE_UNAVAILABLE, answered 500",
    "HANG,              CHANGE_UNAVAILABLE, no whole answer",
    "HANG_IN_THE_BODY,  CHANGE_UNAVAILABLE, no whole answer",
    "RATE_LIMITED,      CHANGE_UNAVAILABLE, answered 429",
    "NOT_AUTHENTICATED, CHANGE_UNREADABLE,  answered 401",
    "REDIRECT,          CHANGE_UNREADABLE,  answered 302",
    "SIGN_IN_PAGE,      CHANGE_UNREADABLE,  did not answer with JSON",
    "TWO_ROWS,          CHANGE_UNREADABLE,  more than one record",
    "ANOTHER_ROW,       CHANGE_UNREADABLE,  number is not the one",
    "NO_LIST,           CHANGE_UNREADABLE,  without a list",
    "BROKEN_JSON,       CHANGE_UNREADABLE,  cannot be read",
    "ENDLESS,           CHANGE_UNREADABLE,  more than 262144 octets"
  })
  @DisplayName("AC-21 no doubtful answer of the change system counts as a record")
  void noDoubtfulAnswerOfTheChangeSystemCountsAsARecord(
      ChangeFault fault, String type, String sentence) {
    twin.make(Map.of("number", "CHG0001041"));
    twin.make(FIELDS);
    twin.fault(fault);
    ApplicationFailure failure =
        assertThrows(ApplicationFailure.class, () -> table.find(CHANGE, ChangeConflicts.REFUSED));
    assertEquals(type, failure.getType());
    assertEquals(type.equals("CHANGE_UNREADABLE"), failure.isNonRetryable());
    assertTrue(failure.getOriginalMessage().contains(sentence), failure.getOriginalMessage());
    twin.heal();
    assertTrue(table.find(CHANGE, ChangeConflicts.REFUSED).isPresent());
  }

  @ParameterizedTest
  @CsvSource({"on_hold, maybe", "start_date, tomorrow", "end_date, 2026-02-30 12:00:00"})
  void aValueThatIsNoneIsNotGuessed(String field, String value) {
    Map<String, String> spoiled = new HashMap<>(FIELDS);
    spoiled.put(field, value);
    twin.make(spoiled);
    ApplicationFailure failure =
        assertThrows(ApplicationFailure.class, () -> table.find(CHANGE, ChangeConflicts.REFUSED));
    assertEquals("CHANGE_UNREADABLE", failure.getType());
    assertTrue(failure.getOriginalMessage().contains(field), failure.getOriginalMessage());
    assertFalse(failure.getOriginalMessage().contains(value), failure.getOriginalMessage());
  }

  @Test
  void textThatNoEncodingCanCarryIsNotTakenIn() throws JsonProcessingException {
    ChangeRow row =
        new ChangeRow(
            WireMapper.strict()
                .readTree(
                    """
                    {"number":"CHG0001042","state":"-1","on_hold":"false","cmdb_ci.name":"a\\ud800"}
                    """));
    ApplicationFailure failure =
        assertThrows(
            ApplicationFailure.class,
            () -> row.record(CHANGE, ChangeConflicts.REFUSED, address -> Optional.empty()));
    assertTrue(failure.getOriginalMessage().contains("cmdb_ci.name"), failure.getMessage());
  }

  @Test
  void anotherTokenIsNotLetIn() {
    twin.make(FIELDS);
    try (ChangeTable stranger = reading("some-other-token")) {
      ApplicationFailure failure =
          assertThrows(
              ApplicationFailure.class, () -> stranger.find(CHANGE, ChangeConflicts.REFUSED));
      assertEquals("the change system answered 401", failure.getOriginalMessage());
    }
  }

  @Test
  void nobodyThereIsUnavailable() {
    URI nowhere = twin.endpoint();
    twin.close();
    try (ChangeTable silent =
        new ChangeTable(
            new ChangeAccess(nowhere, TOKEN), ChangeTableTest::whose, Duration.ofSeconds(2))) {
      ApplicationFailure failure =
          assertThrows(
              ApplicationFailure.class, () -> silent.find(CHANGE, ChangeConflicts.REFUSED));
      assertEquals("CHANGE_UNAVAILABLE", failure.getType());
    }
  }

  @Test
  void theTokenIsInNoText() {
    assertFalse(new ChangeAccess(twin.endpoint(), TOKEN).toString().contains(TOKEN));
  }
}
