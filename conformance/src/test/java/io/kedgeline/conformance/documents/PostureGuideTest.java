package io.kedgeline.conformance.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kedgeline.domain.posture.Demand;
import io.kedgeline.domain.posture.PostureCheck;
import io.kedgeline.domain.posture.PostureFinding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The guide lists what devices are refused for, and where that is demanded. */
class PostureGuideTest {

  @Test
  void theGuideListsEveryCodeWithItsDemandInTheOrderOfTheChecks() throws IOException {
    assertEquals(
        Stream.concat(
                Stream.of("%s always".formatted(PostureFinding.Code.REPORT_MISSING)),
                PostureCheck.ALL.stream()
                    .map(check ->
                        "%s %s"
                            .formatted(
                                check.code(), check.of().map(Demand::name).orElse("always"))))
            .toList(),
        Files.readString(Path.of("..", "docs", "posture.md"))
            .lines()
            .filter(line -> line.startsWith("| `"))
            .map(line -> line.replace("`", "").split("\\|", -1))
            .map(cells -> "%s %s".formatted(cells[1].strip(), cells[3].strip()))
            .toList());
  }
}
