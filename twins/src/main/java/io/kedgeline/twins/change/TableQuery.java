package io.kedgeline.twins.change;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is asked of a table: {@code sysparm_query} with conditions of equality joined by {@code ^},
 * {@code sysparm_fields}, {@code sysparm_limit}. As in ServiceNow, a condition that is not
 * understood is dropped and the rest runs, and a field that does not exist is passed over.
 */
final class TableQuery {

  private final Map<String, String> parameters;

  TableQuery(String raw) {
    Map<String, String> read = new HashMap<>();
    for (String pair : raw.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        read.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
    this.parameters = Map.copyOf(read);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** The rows that are asked for. */
  List<Map<String, String>> rows(ChangeRows table) {
    return table.all().stream()
        .filter(row -> conditions().allMatch(condition -> holds(table, row, condition)))
        .limit(Long.parseLong(parameters.getOrDefault("sysparm_limit", "10000")))
        .toList();
  }

  /** Of this row, what is asked for. */
  Map<String, String> fields(ChangeRows table, Map<String, String> row) {
    Map<String, String> shown = new LinkedHashMap<>();
    Optional.ofNullable(parameters.get("sysparm_fields"))
        .map(names -> List.of(names.split(",", -1)))
        .orElseGet(() -> row.keySet().stream().sorted().collect(Collectors.toList()))
        .forEach(name -> table.value(row, name).ifPresent(value -> shown.put(name, value)));
    return shown;
  }

  Stream<String> conditions() {
    return Stream.of(parameters.getOrDefault("sysparm_query", "").split("\\^", -1));
  }

  private static boolean holds(ChangeRows table, Map<String, String> row, String condition) {
    int equals = condition.indexOf('=');
    return equals <= 0
        || table
            .value(row, condition.substring(0, equals))
            .map(value -> value.equals(condition.substring(equals + 1)))
            .orElse(true);
  }
}
