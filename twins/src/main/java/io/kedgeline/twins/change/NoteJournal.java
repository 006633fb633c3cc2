package io.kedgeline.twins.change;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * {@code sys_journal_field}: what was written into journal fields, which read as empty themselves.
 */
final class NoteJournal {

  static final String PATH = "/api/now/table/sys_journal_field";

  private static final String LIKE = "LIKE";

  private final List<Map<String, String>> entries = new ArrayList<>();

  synchronized void append(String sysId, String note) {
    Map<String, String> entry = new LinkedHashMap<>();
    entry.put("name", "change_request");
    entry.put("element", "work_notes");
    entry.put("element_id", sysId);
    entry.put("value", note);
    entries.add(entry);
  }

  synchronized List<String> of(String sysId) {
    return entries.stream()
        .filter(entry -> sysId.equals(entry.get("element_id")))
        .map(entry -> entry.getOrDefault("value", ""))
        .toList();
  }

  synchronized TableAnswer answer(TableQuery query) {
    return TableAnswer.result(
        200,
        entries.stream()
            .filter(entry -> query.conditions().allMatch(condition -> holds(entry, condition)))
            .toList());
  }

  private static boolean holds(Map<String, String> entry, String condition) {
    int like = condition.indexOf(LIKE);
    if (like > 0) {
      return entry
          .getOrDefault(condition.substring(0, like), "")
          .contains(condition.substring(like + LIKE.length()));
    }
    String[] sides = condition.split("=", 2);
    return Stream.of(sides).count() < 2 || sides[1].equals(entry.getOrDefault(sides[0], sides[1]));
  }
}
