package io.kedgeline.activities.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.change.ChangeConflict;
import io.kedgeline.domain.change.ChangeRecord;
import io.kedgeline.domain.change.ChangeState;
import io.kedgeline.domain.change.ConflictReport;
import io.kedgeline.domain.change.FoundConflict;
import io.kedgeline.domain.identity.EmailAddress;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.rulebook.ChangeConflicts;
import io.kedgeline.twins.change.ChangeFault;
import io.kedgeline.twins.change.ChangeTwin;
import io.kedgeline.twins.change.NoteFault;
import io.kedgeline.twins.change.PlainChangeTwin;
import io.kedgeline.workflows.port.ChangeNote;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds of every kind of change system, whatever it speaks. */
@Timeout(60)
class ChangeContractTest {

  private static final String TOKEN = "the-token-of-a-reader";
  private static final ChangeId CHANGE = new ChangeId("CHG-1042");
  private static final PersonId MAYA = new PersonId("maya");
  private static final Pattern EXAMPLE = Pattern.compile("(?s)```json\\n(\\{.*?\\})\\n```");

  private final ChangeTwin table = ChangeTwin.start(TOKEN);
  private final PlainChangeTwin plain = PlainChangeTwin.start(TOKEN);

  ChangeContractTest() throws IOException {}

  @AfterEach
  void stop() {
    table.close();
    plain.close();
  }

  @ParameterizedTest
  @EnumSource
  void theSameRecordIsReadFromEither(ChangeKind kind) throws IOException {
    record();
    try (ChangeSystem records = access(kind, TOKEN).records(ChangeContractTest::whose)) {
      assertEquals(
          Optional.of(
              new ChangeRecord(
                  CHANGE,
                  ChangeState.SCHEDULED,
                  false,
                  Optional.of(Instant.parse("2026-11-01T12:00:00Z")),
                  Optional.of(Instant.parse("2026-11-01T14:00:00Z")),
                  Optional.of("sec-breakglass"),
                  Optional.of(MAYA),
                  Optional.empty(),
                  new ConflictReport(
                      ChangeConflict.FOUND,
                      List.of(
                          new FoundConflict(
                              Optional.of(new ChangeId("CHG-1040")),
                              Optional.of("ci_already_scheduled")
                                  .filter(word -> kind == ChangeKind.SERVICENOW))),
                      Optional.of(Instant.parse("2026-11-01T11:30:00Z"))))),
          records.find(CHANGE, ChangeConflicts.REFUSED));
      assertEquals(Optional.empty(), records.find(new ChangeId("CHG-9"), ChangeConflicts.REFUSED));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "SERVICENOW, SERVER_ERROR,      CHANGE_UNAVAILABLE",
    "PLAIN,      SERVER_ERROR,      CHANGE_UNAVAILABLE",
    "PLAIN,      RATE_LIMITED,      CHANGE_UNAVAILABLE",
    "SERVICENOW, NOT_AUTHENTICATED, CHANGE_UNREADABLE",
    "PLAIN,      NOT_AUTHENTICATED, CHANGE_UNREADABLE",
    "PLAIN,      REDIRECT,          CHANGE_UNREADABLE",
    "PLAIN,      SIGN_IN_PAGE,      CHANGE_UNREADABLE",
    "PLAIN,      NO_ROWS,           CHANGE_UNREADABLE",
    "PLAIN,      ANOTHER_ROW,       CHANGE_UNREADABLE",
    "PLAIN,      NO_LIST,           CHANGE_UNREADABLE",
    "PLAIN,      BROKEN_JSON,       CHANGE_UNREADABLE",
    "PLAIN,      ENDLESS,           CHANGE_UNREADABLE"
  })
  @DisplayName("AC-21 no doubtful answer of either kind of change system counts as a record")
  void noDoubtfulAnswerOfEitherKindCountsAsARecord(ChangeKind kind, ChangeFault fault, String type)
      throws IOException {
    record();
    table.fault(fault);
    plain.fault(fault);
    try (ChangeSystem records = access(kind, TOKEN).records(ChangeContractTest::whose)) {
      ApplicationFailure failure =
          assertThrows(
              ApplicationFailure.class, () -> records.find(CHANGE, ChangeConflicts.REFUSED));
      assertEquals(type, failure.getType());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "404 | application/problem+json | {'title': 'Not Found', 'status': 404}",
        "404 | application/problem+json | {'code': 'ROUTE_UNKNOWN'}",
        "404 | application/json | {'code': 'CHANGE_UNKNOWN'}",
        "200 | application/problem+json | {'id': 'CHG-1042', 'state': 'CLOSED', 'onHold': false}"
      })
  @DisplayName("AC-21 what a gateway says is not the change system's word that there is no record")
  void whatAGatewaySaysIsNotTheChangeSystemsWord(int status, String type, String body) {
    plain.answer(status, type, body.replace('\'', '"'));
    try (ChangeSystem records =
        access(ChangeKind.PLAIN, TOKEN).records(ChangeContractTest::whose)) {
      ApplicationFailure failure =
          assertThrows(
              ApplicationFailure.class, () -> records.find(CHANGE, ChangeConflicts.REFUSED));
      assertEquals("CHANGE_UNREADABLE", failure.getType());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "'onHold': 'false'         | onHold is neither",
        "'onHold': false, 'state': 'Implement' | state is none of",
        "'onHold': false, 'conflict': 'maybe' | conflict is none of",
        "'onHold': false, 'conflictsWith': ['CHG-1'] | conflictsWith stands beside",
        "'onHold': false, 'conflict': 'FOUND', 'conflictsWith': 'CHG-1' | conflictsWith is no list",
        "'onHold': false, 'conflict': 'NONE', 'conflictsCheckedAt': 'now' | conflictsCheckedAt is no instant",
        "'onHold': false, 'conflict': 'NONE', 'conflictsCheckedAt': '+1000000000-12-31T23:59:59.999999999Z' | conflictsCheckedAt is no instant",
        "'onHold': false, 'conflictsCheckedAt': '2026-11-01T11:30:00Z' | conflictsCheckedAt stands without",
        "'onHold': false, 'conflict': 'NOT_CHECKED', 'conflictsCheckedAt': '2026-11-01T11:30:00Z' | conflictsCheckedAt stands without",
        "'onHold': false, 'plannedStart': '1999-12-31T23:59:59Z' | plannedStart is no instant",
        "'onHold': false, 'plannedEnd': '2200-01-01T00:00:00Z' | plannedEnd is no instant",
        "'onHold': false, 'plannedStart': '2026-11-01 12:00:00' | plannedStart is no instant",
        "'onHold': false, 'item': '' | item is no text",
        "'onHold': false, 'item': 7 | item is no text",
        "'onHold': false, 'planned_start': '2026-11-01T12:00:00Z' | members beyond"
      })
  void whatThePlainContractDoesNotHaveIsNotGuessed(String members, String sentence)
      throws IOException {
    String state = members.contains("'state'") ? "" : "'state': 'SCHEDULED', ";
    plain.put("CHG-1042", ("{'id': 'CHG-1042', " + state + members + "}").replace('\'', '"'));
    try (ChangeSystem records =
        access(ChangeKind.PLAIN, TOKEN).records(ChangeContractTest::whose)) {
      ApplicationFailure failure =
          assertThrows(
              ApplicationFailure.class, () -> records.find(CHANGE, ChangeConflicts.REFUSED));
      assertEquals("CHANGE_UNREADABLE", failure.getType());
      assertTrue(failure.getOriginalMessage().contains(sentence), failure.getOriginalMessage());
    }
  }

  @Test
  void theDocumentsExampleIsARecordWithEveryMember() throws IOException {
    record();
    Matcher example = EXAMPLE.matcher(document());
    assertTrue(example.find());
    for (String member : PlainRecord.MEMBERS) {
      assertTrue(example.group(1).contains("\"" + member + "\":"), member);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aNoteStandsThereOnceHoweverOftenItIsWritten(ChangeKind kind) throws IOException {
    record();
    try (RecordNotes notes = access(kind, TOKEN).notes().orElseThrow()) {
      notes.ensure(CHANGE, "kedgeline-1", "closed");
      notes.ensure(CHANGE, "kedgeline-1", "closed");
      assertEquals(1, notesOf(kind).size());
      assertTrue(notesOf(kind).getFirst().startsWith("closed"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aNoteWhoseAnswerWasLostIsNotWrittenAgain(ChangeKind kind) throws IOException {
    record();
    table.fault(NoteFault.ANSWER_LOST);
    plain.fault(NoteFault.ANSWER_LOST);
    try (RecordNotes notes = access(kind, TOKEN).notes().orElseThrow()) {
      ApplicationFailure failure =
          assertThrows(
              ApplicationFailure.class, () -> notes.ensure(CHANGE, "kedgeline-1", "closed"));
      assertEquals("CHANGE_UNAVAILABLE", failure.getType());
      assertFalse(failure.isNonRetryable());
      notes.ensure(CHANGE, "kedgeline-1", "closed");
      assertEquals(1, notesOf(kind).size());
    }
  }

  @ParameterizedTest
  @EnumSource
  void aNoteThatWasDroppedWithAGoodAnswerIsNotWritten(ChangeKind kind) throws IOException {
    record();
    table.fault(NoteFault.DROPPED);
    plain.fault(NoteFault.DROPPED);
    try (RecordNotes notes = access(kind, TOKEN).notes().orElseThrow()) {
      ApplicationFailure failure =
          assertThrows(
              ApplicationFailure.class, () -> notes.ensure(CHANGE, "kedgeline-1", "closed"));
      assertEquals("NOT_READ_BACK", failure.getType());
    }
  }

  @ParameterizedTest
  @EnumSource
  void aKeyUnderAnotherTextKeepsNoNoteAway(ChangeKind kind) throws IOException {
    record();
    try (RecordNotes notes = access(kind, TOKEN).notes().orElseThrow()) {
      notes.ensure(CHANGE, "kedgeline-1", "somebody else was here first");
      notes.ensure(CHANGE, "kedgeline-1", "closed");
      assertEquals(2, notesOf(kind).size());
    }
  }

  @ParameterizedTest
  @EnumSource
  void aNoteIsPlainTextAndHasAnEnd(ChangeKind kind) throws IOException {
    record();
    try (RecordNotes notes = access(kind, TOKEN).notes().orElseThrow()) {
      NotesWriter writer = new NotesWriter(Optional.of(notes));
      writer.noteChange(note("closed\u202e\nby its \u001b[31mend"));
      String text = notesOf(kind).getFirst();
      assertTrue(text.startsWith("closed\\u202e\nby its \\u001b"), text);
      ChangeNote tooLong = note("a".repeat(4_001));
      ApplicationFailure failure =
          assertThrows(ApplicationFailure.class, () -> writer.noteChange(tooLong));
      assertEquals("NOTE_TOO_LONG", failure.getType());
      assertTrue(failure.isNonRetryable());
      assertEquals(1, notesOf(kind).size());
    }
  }

  private static ChangeNote note(String text) {
    return new ChangeNote(new RunId("RB-06/" + CHANGE), text, List.of());
  }

  @Test
  void aNoteInServiceNowIsNeverShownAsHtml() throws IOException {
    record();
    try (RecordNotes notes = access(ChangeKind.SERVICENOW, TOKEN).notes().orElseThrow()) {
      notes.ensure(CHANGE, "kedgeline-1", "[code]<a href='https://evil'>sign in</a>[/code]");
      assertFalse(notesOf(ChangeKind.SERVICENOW).getFirst().contains("[code]"));
    }
  }

  @Test
  void whoeverMayOnlyReadHasNoNotes() {
    assertTrue(new ChangeAccess(table.endpoint(), TOKEN).notes().isEmpty());
    String text = access(ChangeKind.PLAIN, TOKEN).toString();
    assertFalse(text.contains(TOKEN), text);
  }

  /** The same record in both: for the plain one, the document's example. */
  private void record() throws IOException {
    table.make(
        Map.of(
            "number", CHANGE.value(),
            "state", "-2",
            "start_date", "2026-11-01 12:00:00",
            "end_date", "2026-11-01 14:00:00",
            "cmdb_ci", "sec-breakglass",
            "requested_by", "maya@exacttr.example",
            "assigned_to", "stranger@exacttr.example"));
    table.checked(CHANGE.value(), Instant.parse("2026-11-01T11:30:00Z"), "CHG-1040");
    Matcher example = EXAMPLE.matcher(document());
    assertTrue(example.find());
    plain.put(CHANGE.value(), example.group(1));
  }

  private static String document() throws IOException {
    return Files.readString(Path.of("..", "docs", "change-management.md"));
  }

  private List<String> notesOf(ChangeKind kind) {
    return switch (kind) {
      case SERVICENOW -> table.notes(CHANGE.value());
      case PLAIN -> plain.notes(CHANGE.value());
    };
  }

  private ChangeAccess access(ChangeKind kind, String token) {
    URI where =
        switch (kind) {
          case SERVICENOW -> table.endpoint();
          case PLAIN -> plain.endpoint();
        };
    return new ChangeAccess(kind, where, token, ConflictSource.API, Optional.of(token));
  }

  private static Optional<PersonId> whose(EmailAddress email) {
    return email.mailbox().equals("maya@exacttr.example") ? Optional.of(MAYA) : Optional.empty();
  }
}
