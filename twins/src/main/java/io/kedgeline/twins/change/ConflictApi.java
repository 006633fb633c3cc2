package io.kedgeline.twins.change;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code GET /api/sn_chg_rest/change/ID/conflict}, as ServiceNow's Change Management API documents
 * it: {@code status} says Conflict after every check, also after one that found none.
 */
final class ConflictApi {

  static final String PATH = "/api/sn_chg_rest/";

  private static final Pattern CONFLICTS =
      Pattern.compile(PATH + "(?:v1/)?change/([0-9a-f]{32})/conflict");
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
  private static final String NOT_RUN = "Not Run";
  private static final String TYPE = "ci_already_scheduled";

  private final ChangeRows rows;
  private final Map<String, List<String>> found = new HashMap<>();

  ConflictApi(ChangeRows rows) {
    this.rows = rows;
  }

  /** A check that began at this time is complete, and has found these changes, if any. */
  synchronized void complete(String sysId, Instant began, List<String> numbers) {
    found.put(sysId, List.copyOf(numbers));
    rows.update(
        sysId,
        Map.of(
            "conflict_status",
            numbers.isEmpty() ? "No Conflict" : "Conflict",
            "conflict_last_run",
            DATE.format(began.atOffset(ZoneOffset.UTC))));
  }

  synchronized TableAnswer answer(String method, String path, Optional<ConflictFault> wrong) {
    Matcher asked = CONFLICTS.matcher(path);
    if (!asked.matches() || wrong.filter(ConflictFault.NO_SUCH_API::equals).isPresent()) {
      return TableAnswer.error(
          400, "Requested URI does not represent any resource", "sn_chg_rest is not here");
    }
    if (!method.equals("GET")) {
      return TableAnswer.error(405, "Method not allowed", method);
    }
    return rows.all().stream()
        .filter(row -> asked.group(1).equals(row.get("sys_id")))
        .findFirst()
        .map(row -> answer(row, wrong))
        .orElseGet(() -> TableAnswer.error(404, "No Record found", "no such change"));
  }

  private TableAnswer answer(Map<String, String> row, Optional<ConflictFault> wrong) {
    List<Map<String, Object>> conflicts =
        found.getOrDefault(row.getOrDefault("sys_id", ""), List.of()).stream()
            .map(this::conflict)
            .toList();
    String lastRun = row.getOrDefault("conflict_last_run", "");
    return wrong
        .map(fault ->
            switch (fault) {
              case NO_SUCH_API, NOT_ALLOWED ->
                  TableAnswer.error(403, "User Not Authorized", "insufficient rights");
              case UNDER_WAY -> result(status(lastRun), lastRun, "1", List.of());
              case BROKE_OFF -> result(status(lastRun), lastRun, "3", List.of());
              case SERVER_ERROR -> TableAnswer.error(500, "Internal Server Error", "");
              case NO_LIST -> TableAnswer.result(200, Map.of("status", "Conflict"));
              case NO_DATE -> result("Conflict", "yesterday", "2", conflicts);
              case NOT_RUN_SINCE -> result(NOT_RUN, lastRun, "2", List.of());
              case EMPTIED -> result(status(lastRun), lastRun, "2", List.of());
            })
        .orElseGet(() -> result(status(lastRun), lastRun, lastRun.isEmpty() ? "" : "2", conflicts));
  }

  private static String status(String lastRun) {
    return lastRun.isEmpty() ? NOT_RUN : "Conflict";
  }

  private static TableAnswer result(
      String status, String lastRun, String job, List<Map<String, Object>> conflicts) {
    return TableAnswer.result(
        200,
        Map.of(
            "status", status,
            "last_run", lastRun,
            "record_count", "1",
            "job_status", job,
            "conflicts", conflicts));
  }

  private Map<String, Object> conflict(String number) {
    String id =
        rows.all().stream()
            .filter(row -> number.equals(row.get("number")))
            .map(row -> row.getOrDefault("sys_id", ""))
            .findFirst()
            .orElse("");
    return Map.of(
        "change", Map.of("display_value", number, "value", id),
        "type", Map.of("display_value", "CI Already Scheduled", "value", TYPE));
  }
}
