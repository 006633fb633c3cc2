package io.kedgeline.activities.change;

import com.fasterxml.jackson.databind.JsonNode;
import io.kedgeline.domain.change.ChangeConflict;
import io.kedgeline.domain.change.ConflictReport;
import io.kedgeline.domain.change.FoundConflict;
import io.kedgeline.domain.plan.ChangeId;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What ServiceNow's Change Management API answers to {@code GET .../conflict}: {@code status},
 * {@code last_run}, {@code record_count}, {@code job_status} and {@code conflicts}. Its {@code
 * status} may say Conflict though there is none, so the list counts (Change Management API, GET
 * conflict). It says Not Run beside the time of an earlier check, which then counts for nothing.
 * The numbers of {@code job_status} are those of a progress worker.
 */
final class ConflictAnswer {

  private static final Set<String> UNDER_WAY = Set.of("0", "1");
  private static final String COMPLETE = "2";
  private static final String NOT_RUN = "not run";
  private static final int MOST_CHARACTERS = 100;

  private final JsonNode result;

  ConflictAnswer(JsonNode answer) {
    this.result = answer.path("result");
    if (!result.isObject() || !result.path("conflicts").isArray()) {
      throw ChangeFailures.unreadable("the change system answered without a list of conflicts");
    }
  }

  /**
   * What it says.
   *
   * @param change whose conflicts it must be about
   * @throws io.temporal.failure.ApplicationFailure {@code CHANGE_UNAVAILABLE} while a check is
   *     under way
   */
  ConflictReport report(ChangeId change) {
    JsonNode conflicts = result.path("conflicts");
    if (!conflicts.isEmpty()) {
      return ConflictReport.found(
          conflicts.valueStream().map(one -> conflict(one, change)), lastRun());
    }
    String job = text(result.path("job_status"));
    if (UNDER_WAY.contains(job)) {
      throw ChangeFailures.unavailable(
          "the change system is looking for conflicts of the change: wait until it has");
    }
    return text(result.path("status")).equalsIgnoreCase(NOT_RUN)
        ? ConflictReport.of(ChangeConflict.NOT_CHECKED)
        : checked(job, lastRun());
  }

  private static ConflictReport checked(String job, Optional<Instant> lastRun) {
    boolean ended = job.equals(COMPLETE) && lastRun.isPresent();
    return new ConflictReport(
        ended ? ChangeConflict.NONE : ChangeConflict.UNKNOWN, List.of(), lastRun);
  }

  private Optional<Instant> lastRun() {
    String text = text(result.path("last_run"));
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(TableDate.read(text));
    } catch (DateTimeException noDate) {
      throw ChangeFailures.unreadable(
          "the change system answered with a last_run that is no date such as 2026-11-01 12:00:00");
    }
  }

  /** The row's {@code change} may be the record itself; then {@code conflicting_change} is not. */
  private static FoundConflict conflict(JsonNode one, ChangeId change) {
    String other = text(one.path("conflicting_change").path("display_value"));
    String named = text(one.path("change").path("display_value"));
    String with = other.isEmpty() && !named.equals(change.value()) ? named : other;
    return FoundConflict.of(with, text(one.path("type").path("value")));
  }

  /** Of a value that is no short text, nothing. */
  private static String text(JsonNode value) {
    return value.isTextual() && value.textValue().length() <= MOST_CHARACTERS
        ? value.textValue()
        : "";
  }
}
