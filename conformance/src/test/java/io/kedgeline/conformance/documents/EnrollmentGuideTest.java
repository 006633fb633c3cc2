package io.kedgeline.conformance.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.enrollment.BootstrapSecret;
import io.kedgeline.domain.enrollment.TokenRefusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The guide says of tokens what the code does. */
class EnrollmentGuideTest {

  @Test
  void theGuideListsEveryRefusalOfATokenInItsOrder() throws IOException {
    assertEquals(
        Stream.of(TokenRefusal.values()).map(refusal -> "`" + refusal + "`").toList(),
        guide()
            .lines()
            .filter(line -> line.startsWith("| `"))
            .map(line -> line.split(" ", -1)[1])
            .toList());
  }

  @Test
  void theGuideSaysHowATokenBegins() throws IOException {
    assertTrue(guide().contains("`" + BootstrapSecret.PREFIX + "`"));
  }

  private static String guide() throws IOException {
    return Files.readString(Path.of("..", "docs", "enrollment.md"));
  }
}
