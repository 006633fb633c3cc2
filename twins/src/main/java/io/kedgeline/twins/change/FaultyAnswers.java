package io.kedgeline.twins.change;

import java.util.List;
import java.util.Map;

/** The answers of a change system that something is wrong with. */
final class FaultyAnswers {

  private final ChangeRows rows;
  private final ChangeTable table;

  FaultyAnswers(ChangeRows rows, ChangeTable table) {
    this.rows = rows;
    this.table = table;
  }

  TableAnswer to(ChangeFault fault, String query) {
    TableQuery asked = new TableQuery(query);
    List<Map<String, String>> found = asked.rows(rows);
    return switch (fault) {
      case SERVER_ERROR, HANG, HANG_IN_THE_BODY ->
          TableAnswer.error(500, "Internal Server Error", "");
      case SIGN_IN_PAGE ->
          TableAnswer.text(
              200, "text/html;charset=UTF-8", "<html><body>Sign in</body></html>", Map.of());
      case NOT_AUTHENTICATED ->
          TableAnswer.error(401, "User Not Authenticated", "Required to provide Auth information");
      case RATE_LIMITED ->
          TableAnswer.error(
              429,
              "Rate limit exceeded",
              "Rate limit of 10 requests per hour for Table API exceeded",
              Map.of("Retry-After", "1"));
      case REDIRECT ->
          TableAnswer.text(302, "text/html", "", Map.of("Location", "http://127.0.0.1:9/login"));
      case NO_ROWS -> table.list(asked, List.of());
      case TWO_ROWS ->
          table.list(asked, found.stream().flatMap(row -> List.of(row, row).stream()).toList());
      case ANOTHER_ROW ->
          table.list(
              asked, rows.all().stream().filter(row -> !found.contains(row)).limit(1).toList());
      case NO_LIST -> TableAnswer.text(200, "application/json", "{\"result\":{}}", Map.of());
      case BROKEN_JSON -> TableAnswer.text(200, "application/json", "{\"result\":[", Map.of());
      case ENDLESS ->
          TableAnswer.text(
              200, "application/json", "{\"result\":[\"" + "a".repeat(300_000) + "\"]}", Map.of());
    };
  }
}
