package io.kedgeline.activities.change;

import com.fasterxml.jackson.databind.JsonNode;
import io.kedgeline.domain.change.ChangeConflict;
import io.kedgeline.domain.change.ChangeRecord;
import io.kedgeline.domain.change.ChangeState;
import io.kedgeline.domain.change.ConflictReport;
import io.kedgeline.domain.document.WellFormed;
import io.kedgeline.domain.identity.EmailAddress;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.rulebook.ChangeConflicts;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * One row of the table {@code change_request}. All values are text (ServiceNow Table API, {@code
 * sysparm_display_value=false}): numbers as such, booleans as true and false, an empty one for
 * nothing, dates in UTC.
 */
final class ChangeRow {

  /** What is asked for; fields of referenced rows by the path to them. */
  static final List<String> FIELDS =
      List.of(
          "number",
          "sys_id",
          "state",
          "on_hold",
          "conflict_status",
          "start_date",
          "end_date",
          "cmdb_ci.name",
          "requested_by.email",
          "assigned_to.email");

  /** The states of ServiceNow's own change models. */
  private static final Map<String, ChangeState> STATES =
      Map.of(
          "-5", ChangeState.DRAFT,
          "-4", ChangeState.AWAITING_APPROVAL,
          "-3", ChangeState.AWAITING_APPROVAL,
          "-2", ChangeState.SCHEDULED,
          "-1", ChangeState.IMPLEMENTING,
          "0", ChangeState.IN_REVIEW,
          "3", ChangeState.CLOSED,
          "4", ChangeState.CANCELLED);

  private static final Pattern SYS_ID = Pattern.compile("[0-9a-f]{32}");
  private static final int MOST_CHARACTERS = 2048;

  private final JsonNode row;

  ChangeRow(JsonNode row) {
    this.row = row;
  }

  /**
   * The record that this row is.
   *
   * @param change whose row it must be
   * @param conflicts whether conflicts matter: where not, what the row says of them is not looked
   *     at
   * @param people whose mailbox an address is
   */
  ChangeRecord record(
      ChangeId change,
      ChangeConflicts conflicts,
      Function<EmailAddress, Optional<PersonId>> people) {
    if (!text("number").equals(Optional.of(change.value()))) {
      throw wrong("number", "is not the one that was asked for");
    }
    ChangeState state =
        STATES.getOrDefault(
            text("state").orElseThrow(() -> wrong("state", "is empty")), ChangeState.UNKNOWN);
    return new ChangeRecord(
        change,
        state,
        onHold(),
        planned("start_date", state),
        planned("end_date", state),
        text("cmdb_ci.name"),
        person("requested_by.email", people),
        person("assigned_to.email", people),
        ConflictReport.of(
            conflicts == ChangeConflicts.REFUSED ? conflict() : ChangeConflict.NOT_CHECKED));
  }

  /** The id by which the record's other parts are asked for. */
  String sysId() {
    return text("sys_id")
        .filter(id -> SYS_ID.matcher(id).matches())
        .orElseThrow(() -> wrong("sys_id", "is no id of 32 hexadecimal digits"));
  }

  /** An empty cell may be one that the account may not see: what it says is not known. */
  private ChangeConflict conflict() {
    return switch (text("conflict_status").orElse("")) {
      case "Not Run" -> ChangeConflict.NOT_CHECKED;
      case "No Conflict" -> ChangeConflict.NONE;
      case "Conflict" -> ChangeConflict.FOUND;
      default -> ChangeConflict.UNKNOWN;
    };
  }

  private boolean onHold() {
    return switch (text("on_hold").orElse("")) {
      case "true" -> true;
      case "false" -> false;
      default -> throw wrong("on_hold", "is neither true nor false");
    };
  }

  /** The span of a record that is over says nothing, and must not keep it from being read. */
  private Optional<Instant> planned(String field, ChangeState state) {
    return text(field)
        .flatMap(text -> {
          try {
            return Optional.of(TableDate.read(text));
          } catch (DateTimeException noDate) {
            if (state.over()) {
              return Optional.empty();
            }
            throw wrong(field, "is no date such as 2026-11-01 12:00:00");
          }
        });
  }

  /** An address that cannot be anybody's here is nobody's. */
  private Optional<PersonId> person(
      String field, Function<EmailAddress, Optional<PersonId>> people) {
    return text(field)
        .flatMap(text -> {
          try {
            return people.apply(new EmailAddress(text));
          } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
          }
        });
  }

  private Optional<String> text(String field) {
    JsonNode value = row.path(field);
    if (value.isMissingNode()) {
      return Optional.empty();
    }
    if (!value.isTextual()
        || value.textValue().length() > MOST_CHARACTERS
        || WellFormed.UNICODE.broken(value.textValue()).isPresent()) {
      throw wrong(field, "is no text of up to %d characters".formatted(MOST_CHARACTERS));
    }
    return Optional.of(value.textValue()).filter(text -> !text.isEmpty());
  }

  private static RuntimeException wrong(String field, String what) {
    return ChangeFailures.unreadable(
        "the change system answered with a record whose %s %s".formatted(field, what));
  }
}
