package io.kedgeline.twins.change;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The rows of {@code change_request} and of what they refer to. All values are text. What a row
 * refers to is made when it is first named, by its name or e-mail address.
 */
final class ChangeRows {

  /** Which field of the row that is referred to tells people what it is. */
  private static final Map<String, String> REFERENCES =
      Map.of("cmdb_ci", "name", "requested_by", "email", "assigned_to", "email");

  private static final List<String> PLAIN =
      List.of(
          "state",
          "on_hold",
          "start_date",
          "end_date",
          "short_description",
          "conflict_status",
          "conflict_last_run");

  /** The states of ServiceNow's own change models. */
  private static final Set<String> STATES = Set.of("-5", "-4", "-3", "-2", "-1", "0", "3", "4");

  private final Map<String, Map<String, String>> rows = new LinkedHashMap<>();
  private final Map<String, Map<String, String>> referred = new HashMap<>();
  private final NoteJournal notes = new NoteJournal();
  private boolean dropsNotes;
  private int drawn;

  /** A row that did not keep a rule of the table. */
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refused(String detail) {
      super(detail);
    }
  }

  synchronized Map<String, String> insert(Map<String, String> given) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("sys_id", drawId());
    row.put("number", given.getOrDefault("number", nextNumber()));
    row.put("sys_mod_count", "0");
    PLAIN.forEach(field -> row.put(field, ""));
    REFERENCES.keySet().forEach(field -> row.put(field, ""));
    row.put("state", "-5");
    row.put("on_hold", "false");
    row.put("conflict_status", "Not Run");
    if (rows.values().stream().anyMatch(other -> same(other, row, "number"))) {
      throw new Refused("a change of this number exists");
    }
    set(row, given);
    rows.put(row.getOrDefault("sys_id", ""), row);
    return Map.copyOf(row);
  }

  /** Changes the row, or nothing where there is none. */
  synchronized Optional<Map<String, String>> update(String sysId, Map<String, String> given) {
    Optional<Map<String, String>> row = Optional.ofNullable(rows.get(sysId));
    row.ifPresent(found -> {
      set(found, given);
      Optional.ofNullable(given.get("work_notes"))
          .filter(note -> !note.isEmpty() && !dropsNotes)
          .ifPresent(note -> notes.append(sysId, note));
      found.merge("sys_mod_count", "1", (a, b) -> Integer.toString(Integer.parseInt(a) + 1));
    });
    return row.map(Map::copyOf);
  }

  NoteJournal notes() {
    return notes;
  }

  synchronized void dropNotes(boolean drops) {
    dropsNotes = drops;
  }

  synchronized List<Map<String, String>> all() {
    return rows.values().stream().map(Map::copyOf).toList();
  }

  /** A field, or a field of the row that a field refers to; nothing where there is no such one. */
  synchronized Optional<String> value(Map<String, String> row, String field) {
    int dot = field.indexOf('.');
    if (dot < 0) {
      return Optional.ofNullable(row.get(field));
    }
    String reference = row.getOrDefault(field.substring(0, dot), "");
    return REFERENCES.containsKey(field.substring(0, dot))
        ? Optional.of(
            referred.getOrDefault(reference, Map.of()).getOrDefault(field.substring(dot + 1), ""))
        : Optional.empty();
  }

  private void set(Map<String, String> row, Map<String, String> given) {
    Optional.ofNullable(given.get("state"))
        .filter(state -> !STATES.contains(state))
        .ifPresent(state -> {
          throw new Refused("state: must be one of " + STATES.stream().sorted().toList());
        });
    List<String> known = new ArrayList<>(PLAIN);
    known.addAll(REFERENCES.keySet());
    for (String field : known) {
      Optional.ofNullable(given.get(field))
          .ifPresent(value ->
              row.put(
                  field,
                  REFERENCES.containsKey(field)
                      ? reference(REFERENCES.getOrDefault(field, ""), value)
                      : value));
    }
  }

  private String reference(String field, String value) {
    if (value.isEmpty() || referred.containsKey(value)) {
      return value;
    }
    return referred.entrySet().stream()
        .filter(one -> value.equals(one.getValue().get(field)))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseGet(() -> {
          String id = drawId();
          referred.put(id, Map.of("sys_id", id, field, value));
          return id;
        });
  }

  private String nextNumber() {
    drawn++;
    return "CHG%07d".formatted(drawn);
  }

  private static boolean same(Map<String, String> one, Map<String, String> other, String field) {
    return one.getOrDefault(field, "").equals(other.get(field));
  }

  private static String drawId() {
    return UUID.randomUUID().toString().replace("-", "");
  }
}
