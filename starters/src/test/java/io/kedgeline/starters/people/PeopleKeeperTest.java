package io.kedgeline.starters.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.kedgeline.domain.document.Fault;
import io.kedgeline.workflows.wire.DocumentFaults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeopleKeeperTest {

  private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
  private static final String PEOPLE = "people:\n  - id: maya\n    name: Maya\n";

  private final List<Instant> kept = new ArrayList<>();

  @TempDir private Path folder = Path.of("");

  @Test
  void peopleAreAsOldAsTheirListSays() throws IOException {
    synchronise("asOf: 2026-10-30T08:00:00Z\n" + PEOPLE);
    assertEquals(List.of(Instant.parse("2026-10-30T08:00:00Z")), kept);
  }

  @Test
  void aListThatSaysNothingIsAsOldAsItsReading() throws IOException {
    synchronise(PEOPLE);
    assertEquals(List.of(NOW), kept);
  }

  @Test
  void aClockThatIsAheadByAMinuteIsForgiven() throws IOException {
    synchronise("asOf: 2026-11-01T12:01:00Z\n" + PEOPLE);
    assertEquals(List.of(NOW.plusSeconds(60)), kept);
  }

  @Test
  void aListFromTheFutureIsRefusedAndNothingKept() {
    DocumentFaults faults =
        assertThrows(
            DocumentFaults.class, () -> synchronise("asOf: 2026-11-01T12:01:01Z\n" + PEOPLE));
    assertEquals(
        List.of(new Fault("asOf", "must be at most a minute in the future")), faults.faults());
    assertEquals(List.of(), kept);
  }

  @ParameterizedTest
  @ValueSource(strings = {"~", "null", "# nobody", "people: ~"})
  void aListOfNothingIsRefusedAndNothingKept(String text) {
    assertThrows(DocumentFaults.class, () -> synchronise(text));
    assertEquals(List.of(), kept);
  }

  @Test
  void aSourceThatDoesNotAnswerKeepsNoServerFromStarting() {
    begin(() -> {
      throw new SourceUnreadable("no answer");
    });
    assertEquals(List.of(), kept);
  }

  @Test
  void aFaultyListDoes() {
    assertThrows(DocumentFaults.class, () -> begin(new PeopleFile(folder.resolve("nowhere.yaml"))));
  }

  private void begin(PeopleSource source) {
    try (PeopleKeeper keeper =
        new PeopleKeeper(source, (all, asOf) -> kept.add(asOf), InstantSource.fixed(NOW))) {
      keeper.begin();
    }
  }

  private void synchronise(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("people.yaml"), text);
    try (PeopleKeeper keeper =
        new PeopleKeeper(
            new PeopleFile(file), (everybody, asOf) -> kept.add(asOf), InstantSource.fixed(NOW))) {
      keeper.synchronise();
    }
  }
}
