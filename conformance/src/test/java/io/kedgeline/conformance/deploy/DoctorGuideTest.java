package io.kedgeline.conformance.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kedgeline.starters.doctor.ServerAilment;
import io.kedgeline.workers.doctor.Ailment;
import io.kedgeline.workflows.doctor.Remedy;
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
        Stream.<Remedy>concat(Stream.of(Ailment.values()), Stream.of(ServerAilment.values()))
            .map(ailment -> "| `%s` | %s |".formatted(ailment.name(), ailment.mend()))
            .toList(),
        rows);
  }
}
