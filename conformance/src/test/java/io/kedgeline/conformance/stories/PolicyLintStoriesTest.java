package io.kedgeline.conformance.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.kedgeline.sandbox.Sandbox;
import io.kedgeline.workflows.wire.WireMapper;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code policy lint ARN}: what AWS itself says of a role is judged. */
@ExtendWith(SharedSandbox.class)
class PolicyLintStoriesTest {

  private final Sandbox sandbox;

  PolicyLintStoriesTest(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  /** The invented company pins the anchor alone: whoever it certifies would get in. */
  @Test
  void aRoleIsJudgedWithWhatHoldsIt() throws IOException {
    try (SetUp setUp = new SetUp(sandbox)) {
      Terminal.Said said = lint(setUp, sandbox.account().role().value());
      assertEquals(5, said.exit(), said::err);
      JsonNode json = WireMapper.tolerant().readTree(said.out());
      assertEquals("OPEN", json.path("verdict").asText(""));
      assertEquals(0, json.path("unchecked").size(), said::out);
      assertEquals(
          List.of("ATTRIBUTE_NOT_PINNED"),
          StreamSupport.stream(json.path("findings").spliterator(), false)
              .map(finding -> finding.path("code").asText(""))
              .distinct()
              .toList());
    }
  }

  @Test
  void aRoleWithoutABoundaryIsFound() throws IOException {
    try (SetUp setUp = new SetUp(sandbox)) {
      Terminal.Said said = lint(setUp, sandbox.account().controlRole().value());
      assertTrue(said.out().contains("\"BOUNDARY_MISSING\""), said::out);
      assertTrue(said.out().contains("\"NAME_OF_NO_CLASS\""), said::out);
    }
  }

  @Test
  void aRoleThatIsNotThereIsNotJudged() throws IOException {
    try (SetUp setUp = new SetUp(sandbox)) {
      String account = sandbox.account().role().account().value();
      Terminal.Said said = lint(setUp, "arn:aws:iam::" + account + ":role/Nobody");
      assertEquals(1, said.exit());
      assertEquals("kedgeline: AWS has no such role\n", said.err());
      assertEquals(2, lint(setUp, "arn:aws:iam::000000000000:role/R").exit());
      assertEquals(2, lint(setUp, "arn:aws:iam::1:role/R").exit());
      assertEquals(2, Terminal.run(List.of("policy", "lint", "arn:aws:iam::1:role/R")).exit());
    }
  }

  private static Terminal.Said lint(SetUp setUp, String arn) {
    return Terminal.run(
        Stream.of("policy", "lint", arn, "--settings", setUp.settings().toString(), "-o", "json")
            .toList());
  }
}
