package io.kedgeline.twins.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.twins.aws.faults.Fault;
import io.kedgeline.twins.aws.front.Operations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** docs/sandbox.md says what is true. */
class SandboxGuideTest {

  private static final Pattern SERVICE =
      Pattern.compile("(?ms)^### `([a-z0-9-]+)`\\R(.*?)(?=^###? |\\z)");
  private static final Pattern NAME = Pattern.compile("\\b[A-Z][A-Za-z0-9]+\\b");

  private static String guide() throws IOException {
    return Files.readString(Path.of("..", "docs", "sandbox.md"));
  }

  @Test
  void itListsTheOperationsThatThereAre() throws IOException {
    Map<String, Set<String>> listed = new TreeMap<>();
    Matcher service = SERVICE.matcher(guide());
    while (service.find()) {
      listed.put(
          service.group(1),
          NAME.matcher(service.group(2))
              .results()
              .map(found -> found.group())
              .collect(Collectors.toCollection(TreeSet::new)));
    }
    Map<String, Set<String>> there = new TreeMap<>();
    new Operations().names().forEach((name, all) -> there.put(name, new TreeSet<>(all)));
    assertEquals(there, listed);
  }

  @ParameterizedTest
  @EnumSource(Fault.Kind.class)
  void itTellsEveryKindOfFault(Fault.Kind kind) throws IOException {
    assertTrue(guide().contains("`" + kind.name().toLowerCase(Locale.ROOT) + "`"));
  }
}
