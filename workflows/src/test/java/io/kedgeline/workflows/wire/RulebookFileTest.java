package io.kedgeline.workflows.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.document.Fault;
import io.kedgeline.domain.plan.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulebookFileTest {

  private static final Path SHIPPED = Path.of("..", "runbooks", "rulebook.yaml");

  @Test
  void theShippedRulebookIsValid() {
    LoadedRulebook loaded = RulebookFile.read(SHIPPED);
    assertEquals("exacttr", loaded.rulebook().name());
    assertEquals(
        "111122223333",
        loaded.rulebook().breakGlass().profiles().getFirst().profile().account().value());
  }

  @Test
  void theDigestIsOfTheFilesOctets() throws IOException {
    LoadedRulebook loaded = RulebookFile.read(SHIPPED);
    assertEquals(Digest.of(Files.readAllBytes(SHIPPED)), loaded.sha256());
    assertEquals(loaded.sha256(), Digest.ofText(loaded.text()));
  }

  @Test
  void aChangedCommentIsAnotherRulebookByDigest() {
    LoadedRulebook shipped = RulebookFile.read(SHIPPED);
    LoadedRulebook changed = parse(shipped.text() + "# one more line\n");
    assertEquals(shipped.rulebook(), changed.rulebook());
    assertTrue(!shipped.sha256().matches(changed.sha256()));
  }

  @Test
  void allFaultsStandInTheMessage() {
    String text =
        shipped().replace("maximumAge: PT24H", "maximumAge: soon").replace("Kedgeline-Open", "a/b");
    DocumentFaults faults = assertThrows(DocumentFaults.class, () -> parse(text));
    assertEquals(
        """
        the rulebook has 2 faults:
          directory.maximumAge: must be an ISO-8601 duration such as PT15M
          executors.open: must be 1 to 64 characters of A-Z a-z 0-9 _ + = , . @ -\
        """,
        faults.getMessage());
    assertEquals(2, faults.faults().size());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "duplicate key     | 'name: exacttr\\nname: other'        | line 2 | the same key stands twice in one map",
        "duplicate below   | 'directory:\\n  a: 1\\n  a: 2'       | line 3 | the same key stands twice in one map",
        "anchor            | 'name: &a exacttr'                   | line 1 | anchors are not allowed",
        "anchored map      | 'directory: &a\\n  b: 1'             | line 1 | anchors are not allowed",
        "alias             | 'name: x\\nother: *a'                | line 2 | aliases are not allowed",
        "tag               | 'name: !!str exacttr'                | line 1 | tags are not allowed",
        "tagged map        | 'directory: !!java.util.Map {}'      | line 1 | tags are not allowed",
        "two documents     | 'name: x\\n---\\nname: y'            | line 2 | must be a single document",
        "not YAML          | 'name: [x'                           | line 1 | must be well-formed YAML",
        "a list on top     | '- name'                             | line 1 | must be YAML whose top is a map",
        "null              | '~'                                  | line 1 | must be YAML whose top is a map",
        "null in words     | 'null # nothing'                     | line 1 | must be YAML whose top is a map",
        "nothing           | '# only a comment'                   | line 1 | must be YAML whose top is a map",
      })
  void onlyPlainYamlIsRead(String story, String text, String path, String rule) {
    assertEquals(List.of(new Fault(path, rule)), faultsOf(text.replace("\\n", "\n")), story);
  }

  @Test
  void deepNestingIsRefused() {
    assertEquals(
        List.of(new Fault("line 1", "must be at most 16 levels deep")),
        faultsOf("[".repeat(100_000)));
  }

  @Test
  void moreThanTheLargestSizeIsRefusedUnread() {
    assertEquals(
        List.of(new Fault("file", "must be at most 262144 octets")),
        faultsOf("#".repeat(RulebookFile.MOST_OCTETS + 1)));
  }

  @Test
  void octetsThatAreNoUtf8AreRefused() {
    byte[] octets = {'n', (byte) 0xc3, (byte) 0x28};
    assertEquals(
        List.of(new Fault("file", "must be UTF-8")),
        assertThrows(DocumentFaults.class, () -> RulebookFile.parse(octets)).faults());
  }

  @Test
  void aMissingFileIsNamed(@TempDir Path folder) {
    Path missing = folder.resolve("rulebook.yaml");
    assertEquals(
        List.of(new Fault(missing.toString(), "must be a file that can be read")),
        assertThrows(DocumentFaults.class, () -> RulebookFile.read(missing)).faults());
  }

  private static String shipped() {
    return RulebookFile.read(SHIPPED).text();
  }

  private static LoadedRulebook parse(String text) {
    return RulebookFile.parse(text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<Fault> faultsOf(String text) {
    return assertThrows(DocumentFaults.class, () -> parse(text)).faults();
  }
}
