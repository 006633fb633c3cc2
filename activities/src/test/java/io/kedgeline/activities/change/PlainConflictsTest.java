package io.kedgeline.activities.change;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kedgeline.domain.change.ChangeConflict;
import io.kedgeline.domain.change.ChangeRecord;
import io.kedgeline.domain.change.ChangeState;
import io.kedgeline.domain.change.ConflictReport;
import io.kedgeline.domain.change.FoundConflict;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.rulebook.ChangeConflicts;
import io.kedgeline.twins.change.PlainChangeTwin;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is believed of conflicts by the plain contract, and when they are not looked at. */
@Timeout(30)
class PlainConflictsTest {

  private static final String TOKEN = "the-token-of-a-reader";
  private static final ChangeId CHANGE = new ChangeId("CHG-1042");

  private final PlainChangeTwin twin = PlainChangeTwin.start(TOKEN);
  private final ChangeSystem records =
      new ChangeAccess(
              ChangeKind.PLAIN, twin.endpoint(), TOKEN, ConflictSource.API, Optional.empty())
          .records(address -> Optional.empty());

  PlainConflictsTest() throws IOException {}

  @AfterEach
  void stop() {
    records.close();
    twin.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'conflict': 'maybe'",
        "'conflict': 7",
        "'conflict': 'FOUND', 'conflictsWith': 'CHG-1'",
        "'conflict': 'FOUND', 'conflictsWith': ['<!here>']",
        "'conflictsWith': ['CHG-1']",
        "'conflict': 'NONE', 'conflictsCheckedAt': 'now'",
        "'conflict': 'NONE', 'conflictsCheckedAt': '+1000000000-12-31T23:59:59.999999999Z'",
        "'conflictsCheckedAt': '2026-11-01T11:30:00Z'"
      })
  @DisplayName("AC-21 nothing about conflicts keeps a plain record from being read that closes")
  void nothingAboutConflictsKeepsAPlainRecordFromBeingReadThatClosesAWindow(String members) {
    put("CANCELLED", members);
    assertCancelled();
  }

  @Test
  @DisplayName("AC-21 however many conflicts a plain record has, cancelled it closes a window")
  void howeverManyConflictsAPlainRecordHasItIsRead() {
    put("CANCELLED", "'conflict': 'FOUND', 'conflictsWith': [" + "'CHG-1',".repeat(100) + "'x']");
    assertCancelled();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'plannedStart': '1999-12-31T23:59:59Z'",
        "'plannedEnd': '+1000000000-12-31T23:59:59.999999999Z'",
        "'plannedEnd': 'tomorrow'"
      })
  @DisplayName("AC-21 no planned span keeps a cancelled record from being read")
  void noPlannedSpanKeepsACancelledRecordFromBeingRead(String members) {
    put("CANCELLED", members);
    assertCancelled();
  }

  @Test
  @DisplayName("AC-21 conflicts that are too many or have no name count all the same")
  void conflictsThatAreTooManyOrHaveNoNameCount() {
    put("SCHEDULED", "'conflict': 'FOUND', 'conflictsWith': ['CHG-1', '<!here>', 7, '']");
    FoundConflict unnamed = FoundConflict.of("", "");
    assertEquals(
        new ConflictReport(
            ChangeConflict.FOUND,
            List.of(FoundConflict.of("CHG-1", ""), unnamed, unnamed, unnamed),
            Optional.empty()),
        asked(ChangeConflicts.REFUSED).conflicts());
    put("SCHEDULED", "'conflict': 'FOUND', 'conflictsWith': [" + "'CHG-1',".repeat(100) + "'x']");
    ConflictReport many = asked(ChangeConflicts.REFUSED).conflicts();
    assertEquals(ChangeConflict.FOUND, many.conflict());
    assertEquals(100, many.found().size());
  }

  private void assertCancelled() {
    ChangeRecord record = asked(ChangeConflicts.IGNORED);
    assertEquals(ChangeState.CANCELLED, record.state());
    assertEquals(ConflictReport.of(ChangeConflict.NOT_CHECKED), record.conflicts());
  }

  private ChangeRecord asked(ChangeConflicts conflicts) {
    return records.find(CHANGE, conflicts).orElseThrow();
  }

  private void put(String state, String members) {
    twin.put(
        CHANGE.value(),
        "{'id': '%s', 'state': '%s', 'onHold': false, %s}"
            .formatted(CHANGE, state, members)
            .replace('\'', '"'));
  }
}
