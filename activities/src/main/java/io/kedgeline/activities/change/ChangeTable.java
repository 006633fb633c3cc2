package io.kedgeline.activities.change;

import com.fasterxml.jackson.databind.JsonNode;
import io.kedgeline.activities.http.JsonFetch;
import io.kedgeline.domain.change.ChangeConflict;
import io.kedgeline.domain.change.ChangeRecord;
import io.kedgeline.domain.change.ConflictReport;
import io.kedgeline.domain.identity.EmailAddress;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.rulebook.ChangeConflicts;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Change records by a table API as ServiceNow has it: {@code GET /api/now/table/change_request}.
 * ServiceNow drops the part of a query that it does not understand and gives every row instead, so
 * the answer is believed only when it is exactly the row that was asked for. Where conflicts
 * matter, the Change Management API is asked for them besides.
 */
public final class ChangeTable implements ChangeSystem {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** What ServiceNow answers for a path that it does not have, without a role, without a row. */
  private static final Set<Integer> KEPT_BACK = Set.of(400, 403, 404);

  private final URI base;
  private final ConflictSource source;
  private final JsonFetch fetch;
  private final Function<EmailAddress, Optional<PersonId>> people;

  /**
   * Reads there.
   *
   * @param people whose mailbox an address is
   */
  public ChangeTable(ChangeAccess access, Function<EmailAddress, Optional<PersonId>> people) {
    this(access, people, PATIENCE);
  }

  /** The same with another patience for one answer. */
  ChangeTable(
      ChangeAccess access, Function<EmailAddress, Optional<PersonId>> people, Duration patience) {
    this.base = access.base();
    this.source = access.conflicts();
    this.fetch = new JsonFetch(ChangeFailures.OF, access.token(), patience);
    this.people = people;
  }

  @Override
  public Optional<ChangeRecord> find(ChangeId change, ChangeConflicts conflicts) {
    JsonNode rows = fetch.get(query(change)).path("result");
    if (!rows.isArray()) {
      throw ChangeFailures.unreadable("the change system answered without a list of records");
    }
    return switch (rows.size()) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of(record(new ChangeRow(rows.get(0)), change, conflicts));
      default ->
          throw ChangeFailures.unreadable(
              "the change system has more than one record of the number " + change);
    };
  }

  private ChangeRecord record(ChangeRow row, ChangeId change, ChangeConflicts conflicts) {
    ChangeRecord record = row.record(change, conflicts, people);
    return conflicts == ChangeConflicts.REFUSED && source == ConflictSource.API
        ? record.with(unlessContradicted(conflictsOf(row.sysId(), change), record.conflicts()))
        : record;
  }

  /** Access rules may keep rows of the list from this account; then the record knows better. */
  private static ConflictReport unlessContradicted(ConflictReport listed, ConflictReport row) {
    return row.conflict() == ChangeConflict.FOUND && listed.conflict() != ChangeConflict.FOUND
        ? ConflictReport.of(ChangeConflict.UNKNOWN)
        : listed;
  }

  /** Where the API is not, or not for this account, no answer is no freedom from conflicts. */
  private ConflictReport conflictsOf(String sysId, ChangeId change) {
    return fetch
        .unless(KEPT_BACK, base.resolve("/api/sn_chg_rest/change/%s/conflict".formatted(sysId)))
        .map(answer -> new ConflictAnswer(answer).report(change))
        .orElseThrow(() ->
            ChangeFailures.unreadable(
                "the change system does not tell this account of conflicts: give it the Change"
                    + " Management API, or set change.conflicts.source"));
  }

  /** The number's own shape (see {@link ChangeId}) keeps it from adding conditions to the query. */
  private URI query(ChangeId change) {
    return base.resolve(
        "/api/now/table/change_request?sysparm_query=%s&sysparm_fields=%s&sysparm_limit=2"
                .formatted(encoded("number=" + change), encoded(String.join(",", ChangeRow.FIELDS)))
            + "&sysparm_display_value=false&sysparm_exclude_reference_link=true");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    fetch.close();
  }
}
