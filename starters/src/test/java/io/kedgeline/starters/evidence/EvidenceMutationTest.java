package io.kedgeline.starters.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.workflows.settings.SettingsFault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An evidence file that was touched anywhere is found out, and where is said. */
class EvidenceMutationTest {

  private static final int MUTATIONS = 1_000;
  private static final long SEED = 20_261_124;
  private static final Pattern PLACE =
      Pattern.compile(
          "line [0-9]+|entr(y|ies)[ \\[0-9]|seal|format:|run:|UTF-8|must be a JSON object|octets");

  @TempDir private Path folder = Path.of("");
  private final String text = WindowRecord.whole().sealed().write();

  @Test
  void theFileAsItWasWrittenHolds() throws IOException {
    assertEquals(Optional.empty(), caught(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  @DisplayName("AC-48 a thousand random mutations are caught, each with its place")
  void aThousandRandomMutationsAreCaughtWithTheirPlace() throws IOException {
    Random random = new Random(SEED);
    byte[] octets = text.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] mutated = mutate(octets, random);
      if (Arrays.equals(octets, mutated)) {
        continue;
      }
      Optional<String> caught = caught(mutated);
      int number = i;
      assertTrue(caught.isPresent(), () -> "mutation " + number + " of seed " + SEED + " holds");
      assertTrue(PLACE.matcher(caught.get()).find(), caught::get);
    }
  }

  private static byte[] mutate(byte[] octets, Random random) {
    int at = random.nextInt(octets.length);
    int length = 1 + random.nextInt(200);
    byte[] copy = octets.clone();
    return switch (random.nextInt(5)) {
      case 0 -> {
        copy[at] ^= (byte) (1 << random.nextInt(8));
        yield copy;
      }
      case 1 -> {
        copy[at] = (byte) random.nextInt(256);
        yield copy;
      }
      case 2 -> joined(octets, at, Math.min(octets.length, at + length), new byte[0]);
      case 3 -> joined(octets, at, at, Arrays.copyOfRange(octets, 0, length));
      default -> Arrays.copyOf(octets, at);
    };
  }

  private static byte[] joined(byte[] octets, int from, int to, byte[] between) {
    byte[] result = Arrays.copyOf(octets, from + between.length + octets.length - to);
    System.arraycopy(between, 0, result, from, between.length);
    System.arraycopy(octets, to, result, from + between.length, octets.length - to);
    return result;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"sequence\" : 5,|\"sequence\" : 5.0,",
        "\"sequence\" : 5,|\"sequence\" : 5.9,",
        "\"sequence\" : 5,|\"sequence\" : \"5\",",
        "\"kind\" : \"PLANNED\"|\"kind\" : 2",
        "\"kind\" : \"PLANNED\"|\"kind\" : \"PLANNED \"",
        "\"at\" : \"2026-11-01T12:00:00Z\"|\"at\" : \"2026-11-01T13:00:00+01:00\"",
        "\"at\" : \"2026-11-01T12:00:00Z\"|\"at\" : 1793534400",
        "\"actor\" : \"grace\"|\"actor\" : null",
        "\"actor\" : \"grace\"|\"actor\" : \"grace\", \"more\" : 1",
        "the window reached its end|the window reached its \\ud800nd",
        "\"run\" : \"RB-06/CHG-7\",\n  \"entries\"|\"entries\"",
        "\"entries\"|  \"entries\""
      })
  void anotherReadingOfTheSameDataIsNotTheSameFile(String change) throws IOException {
    List<String> halves = List.of(change.split("\\|", 2));
    assertTrue(text.contains(halves.getFirst()), "the file does not hold what is to be changed");
    String changed = text.replace(halves.getFirst(), halves.getLast());
    Optional<String> caught = caught(changed.getBytes(StandardCharsets.UTF_8));
    assertTrue(caught.filter(PLACE.asPredicate()).isPresent(), caught::toString);
  }

  @Test
  void whatIsWrongIsToldWithoutRepeatingIt() throws IOException {
    Path file = Files.writeString(folder.resolve("e.json"), "{\"\u001b[2J\": 1}");
    SettingsFault fault = assertThrows(SettingsFault.class, () -> EvidenceBundle.read(file));
    assertTrue(fault.toString().chars().noneMatch(c -> c == 0x1b), "an escape is repeated");
  }

  /** What is said of this file, or nothing when it holds. */
  private Optional<String> caught(byte[] octets) throws IOException {
    Path file = Files.write(folder.resolve("evidence.json"), octets);
    try {
      return new EvidenceVerifier(WindowRecord.trust())
          .verify(EvidenceBundle.read(file)).stream()
              .filter(finding -> !finding.holds())
              .map(EvidenceFinding::sentence)
              .findFirst();
    } catch (SettingsFault fault) {
      return Stream.of(fault.toString()).findFirst();
    }
  }
}
