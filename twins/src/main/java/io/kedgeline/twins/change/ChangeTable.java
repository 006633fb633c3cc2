package io.kedgeline.twins.change;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /api/now/table/change_request}: read, make, change. */
final class ChangeTable {

  static final String PATH = "/api/now/table/change_request";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final ChangeRows rows;

  ChangeTable(ChangeRows rows) {
    this.rows = rows;
  }

  /**
   * Answers one call.
   *
   * @param method the HTTP method
   * @param path the path, which begins with {@link #PATH}
   * @param query the raw query, empty without one
   * @param body the body, empty without one
   */
  TableAnswer answer(String method, String path, String query, String body) {
    TableQuery asked = new TableQuery(query);
    Optional<String> sysId =
        Optional.of(path.substring(PATH.length())).filter(rest -> !rest.isEmpty());
    try {
      return switch (method + (sysId.isPresent() ? " one" : "")) {
        case "GET" -> list(asked, asked.rows(rows));
        case "POST" -> TableAnswer.result(201, asked.fields(rows, rows.insert(read(body))));
        case "GET one" ->
            one(
                asked,
                rows.all().stream()
                    .filter(row -> sysId.orElseThrow().equals("/" + row.get("sys_id")))
                    .findFirst());
        case "PATCH one", "PUT one" ->
            one(asked, rows.update(sysId.orElseThrow().substring(1), read(body)));
        default -> TableAnswer.error(405, "Method not allowed", method);
      };
    } catch (JsonProcessingException noJson) {
      return TableAnswer.error(400, "Exception while reading request", "must be a map of texts");
    } catch (ChangeRows.Refused refused) {
      return TableAnswer.error(403, "Operation Failed", String.valueOf(refused.getMessage()));
    }
  }

  TableAnswer list(TableQuery asked, List<Map<String, String>> found) {
    return TableAnswer.result(200, found.stream().map(row -> asked.fields(rows, row)).toList());
  }

  private TableAnswer one(TableQuery asked, Optional<Map<String, String>> found) {
    return found
        .map(row -> TableAnswer.result(200, asked.fields(rows, row)))
        .orElseGet(() ->
            TableAnswer.error(
                404,
                "No Record found",
                "Record doesn't exist or ACL restricts the record retrieval"));
  }

  private static Map<String, String> read(String body) throws JsonProcessingException {
    return JSON.readValue(body, new TypeReference<>() {});
  }
}
