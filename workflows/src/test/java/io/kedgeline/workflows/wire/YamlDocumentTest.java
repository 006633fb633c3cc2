package io.kedgeline.workflows.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.kedgeline.domain.document.Fault;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class YamlDocumentTest {

  private static final int FOUR_MEGABYTES = 4 * 1024 * 1024;

  @Test
  void aDocumentMayBeAsLongAsItsReaderSays() {
    assertEquals(Map.of("name", "x"), parse("name: x\n" + padding()).tree());
  }

  @Test
  void oneOctetMoreIsTooLong() {
    assertEquals(
        List.of(new Fault("file", "must be at most 4194304 octets")),
        assertThrows(DocumentFaults.class, () -> parse("name: xy\n" + padding())).faults());
  }

  /** Comment lines that, with {@code name: x} before them, make exactly four megabytes. */
  private static String padding() {
    return ("#" + "-".repeat(62) + "\n").repeat(FOUR_MEGABYTES / 64 - 1) + "#" + "-".repeat(55);
  }

  private static YamlDocument parse(String text) {
    return YamlDocument.parse("the list", text.getBytes(StandardCharsets.UTF_8), FOUR_MEGABYTES);
  }
}
