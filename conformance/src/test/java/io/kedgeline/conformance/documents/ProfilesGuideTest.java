package io.kedgeline.conformance.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kedgeline.activities.aws.RoleTemplate;
import io.kedgeline.domain.resource.AccountId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The guide lists the profiles that are shipped, and what each needs. */
class ProfilesGuideTest {

  private static final AccountId ACCOUNT = new AccountId("111122223333");

  @Test
  void theGuideListsEveryProfileWithItsRoleAndWhatMustBeGiven() throws IOException {
    assertEquals(
        Stream.of(RoleTemplate.values()).map(ProfilesGuideTest::row).toList(),
        Files.readString(Path.of("..", "docs", "profiles.md"))
            .lines()
            .filter(line -> line.startsWith("| `"))
            .toList());
  }

  private static String row(RoleTemplate template) {
    String given =
        template.parameters().stream()
            .map(parameter -> "`" + parameter + "`")
            .collect(Collectors.joining(", "));
    return "| `%s` | `%s` | %s |"
        .formatted(
            template.profile(), template.role(ACCOUNT).name(), given.isEmpty() ? "nothing" : given);
  }
}
