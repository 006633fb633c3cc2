package io.kedgeline.conformance.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kedgeline.workers.doctor.Ailment;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The guide lists what the doctor finds, each with its remedy, as the doctor itself says it. */
class DoctorGuideTest {

  @Test
  void theGuideListsEveryFindingWithItsRemedy() throws IOException {
    List<String> rows =
        Files.readString(ComposeFile.ROOT.resolve("docs/deploy.md"))
            .lines()
            .filter(line -> line.matches("\\| `[A-Z_]+` \\|.*"))
            .toList();
    assertEquals(
        Stream.of(Ailment.values())
            .map(ailment -> "| `%s` | %s |".formatted(ailment, ailment.mend()))
            .toList(),
        rows);
  }
}
