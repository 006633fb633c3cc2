package io.kedgeline.twins.aws.authz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every row of {@code conditions.txt}: examples of IAM's condition operators with their outcome.
 */
class ConditionTableTest {

  record Row(String id, String mode, String outcome, String condition, String context) {
    @Override
    public String toString() {
      return id + " " + mode + " to " + outcome + " " + condition;
    }
  }

  static Stream<Row> rows() throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    ConditionTableTest.class.getResourceAsStream("conditions.txt")),
                StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\\|", 5))
          .map(cell ->
              new Row(
                  cell[0].strip(),
                  cell[1].strip(),
                  cell[2].strip(),
                  cell[3].strip(),
                  cell[4].strip()))
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void theOperatorDecidesAsIamDoes(Row row) {
    RequestContext.Builder context = Deciding.context();
    for (String entry : row.context().split(";", -1)) {
      String[] halves = entry.strip().split("=", 2);
      if (halves.length == 2 && halves[1].startsWith("[")) {
        String inside = halves[1].substring(1, halves[1].length() - 1);
        context.putAll(halves[0], inside.isEmpty() ? List.of() : List.of(inside.split(",", -1)));
      } else if (halves.length == 2) {
        context.put(halves[0], halves[1]);
      }
    }
    String conditioned =
        "{\"Effect\":\"%s\",\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":%s}"
            .formatted(row.mode().equals("A") ? "Allow" : "Deny", row.condition());
    PolicyDocument identity =
        row.mode().equals("A")
            ? Deciding.identity(conditioned)
            : Deciding.identity(Deciding.ALLOW_ALL, conditioned);
    assertEquals(
        row.outcome(),
        Deciding.outcome(Deciding.asks("iam:TagRole", Deciding.ROLE, context.build()), identity));
  }
}
