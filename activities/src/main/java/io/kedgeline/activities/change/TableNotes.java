package io.kedgeline.activities.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.kedgeline.activities.http.JsonFetch;
import io.kedgeline.domain.plan.ChangeId;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Work notes of {@code change_request} by ServiceNow's table API. A write is answered with 200 also
 * where a business rule or an access rule dropped the field, and a plain read of the field is
 * empty: what stands there is read from {@code sys_journal_field}.
 */
final class TableNotes implements RecordNotes {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Pattern SYS_ID = Pattern.compile("[0-9a-f]{32}");
  private static final String TABLE = "/api/now/table/";

  private final URI base;
  private final JsonFetch fetch;

  TableNotes(URI base, String token) {
    this.base = base;
    this.fetch = new JsonFetch(ChangeFailures.OF, token, PATIENCE);
  }

  @Override
  public void ensure(ChangeId change, String key, String text) {
    String record = idOf(change);
    String note = plain(text) + "\n" + key;
    if (stands(record, key, note)) {
      return;
    }
    JsonNode body = JsonNodeFactory.instance.objectNode().put("work_notes", note);
    fetch.write("PATCH", base.resolve(TABLE + "change_request/" + record), body.toString());
    if (!stands(record, key, note)) {
      throw ChangeFailures.notReadBack();
    }
  }

  private String idOf(ChangeId change) {
    JsonNode rows =
        rows(
            "change_request?sysparm_query=%s&sysparm_fields=number,sys_id&sysparm_limit=2"
                .formatted(encoded("number=" + change)));
    JsonNode row = rows.path(0);
    String id = row.path("sys_id").asText();
    if (rows.size() != 1
        || !row.path("number").asText().equals(change.value())
        || !SYS_ID.matcher(id).matches()) {
      throw ChangeFailures.unreadable(
          "the change system does not have exactly one record of the number " + change);
    }
    return id;
  }

  /** The query may be taken in part only, so each row is looked at. */
  private boolean stands(String record, String key, String note) {
    String query = "element_id=%s^element=work_notes^valueLIKE%s".formatted(record, key);
    for (JsonNode row :
        rows(
            "sys_journal_field?sysparm_query=%s&sysparm_fields=element_id,element,value&sysparm_limit=20"
                .formatted(encoded(query)))) {
      if (row.path("element_id").asText().equals(record)
          && row.path("element").asText().equals("work_notes")
          && row.path("value").asText().replace("\r\n", "\n").contains(note)) {
        return true;
      }
    }
    return false;
  }

  private JsonNode rows(String query) {
    JsonNode rows = fetch.get(base.resolve(TABLE + query)).path("result");
    if (!rows.isArray()) {
      throw ChangeFailures.unreadable("the change system answered without a list of records");
    }
    return rows;
  }

  /** ServiceNow shows what stands between {@code [code]} and {@code [/code]} as HTML. */
  private static String plain(String text) {
    return text.replace('[', '(').replace(']', ')');
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    fetch.close();
  }
}
