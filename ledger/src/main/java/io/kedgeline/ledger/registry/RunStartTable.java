package io.kedgeline.ledger.registry;

import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.plan.RunbookId;
import io.kedgeline.ledger.database.LedgerDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every run starts once, however long the engine remembers. */
public final class RunStartTable {

  private static final Logger LOG = LoggerFactory.getLogger(RunStartTable.class);

  private final Jdbi jdbi;

  /** The starts in this database. */
  public RunStartTable(LedgerDatabase database) {
    this.jdbi = database.jdbi();
  }

  /** Claims the start of this run for whoever comes first. */
  public StartResult claim(
      RunId run, Digest requestDigest, PersonId requester, String request, Instant at) {
    int inserted =
        jdbi.withHandle(handle ->
            handle
                .createUpdate(
                    "INSERT INTO run_start"
                        + " (run, request_digest, requester, request, started_at, state_at)"
                        + " VALUES (:run, :digest, :requester, :request, :at, :at)"
                        + " ON CONFLICT (run) DO NOTHING")
                .bind("run", run.value())
                .bind("digest", requestDigest.hex())
                .bind("requester", requester.value())
                .bind("request", request)
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .execute());
    RunStart there = find(run).orElseThrow();
    if (inserted == 1) {
      return new StartResult.Started(there);
    }
    return there.requestDigest().matches(requestDigest) && there.requester().equals(requester)
        ? new StartResult.AlreadyStarted(there)
        : new StartResult.DifferentContent(there);
  }

  /** Writes down which execution the engine made of the start; the first word stands. */
  public void recordFirstExecution(RunId run, String execution) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                "UPDATE run_start SET first_execution = :execution"
                    + " WHERE run = :run AND first_execution IS NULL")
            .bind("run", run.value())
            .bind("execution", execution)
            .execute());
  }

  /** Notes the state that the run reports. */
  public void recordState(RunId run, String state, Instant at) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate("UPDATE run_start SET state = :state, state_at = :at WHERE run = :run")
            .bind("run", run.value())
            .bind("state", state)
            .bind("at", at.atOffset(ZoneOffset.UTC))
            .execute());
  }

  /** The start of this run, if there was one. */
  public Optional<RunStart> find(RunId run) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("SELECT * FROM run_start WHERE run = :run")
            .bind("run", run.value())
            .map((row, context) -> start(row))
            .findOne());
  }

  /** The latest starts, newest first; a row that is none keeps no other from being found. */
  public List<RunStart> latest(int limit) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("SELECT * FROM run_start ORDER BY started_at DESC, run LIMIT :limit")
            .bind("limit", limit)
            .map((row, context) -> readable(row))
            .stream()
            .flatMap(Optional::stream)
            .toList());
  }

  /** The same, of one runbook. */
  public List<RunStart> latest(RunbookId runbook, int limit) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                "SELECT * FROM run_start WHERE starts_with(run, :prefix)"
                    + " ORDER BY started_at DESC, run LIMIT :limit")
            .bind("prefix", runbook.code() + "/")
            .bind("limit", limit)
            .map((row, context) -> readable(row))
            .stream()
            .flatMap(Optional::stream)
            .toList());
  }

  /**
   * The latest starts of one runbook, newest first, whose run has reported none of these states. A
   * row that is none keeps no other from being found.
   */
  public List<RunStart> notIn(Set<String> states, RunbookId runbook, int limit) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                "SELECT * FROM run_start WHERE starts_with(run, :prefix)"
                    + " AND NOT state = ANY(:states) ORDER BY started_at DESC, run LIMIT :limit")
            .bind("prefix", runbook.code() + "/")
            .bindArray("states", String.class, states)
            .bind("limit", limit)
            .map((row, context) -> readable(row))
            .stream()
            .flatMap(Optional::stream)
            .toList());
  }

  /**
   * The starts of one runbook whose run holds an open lease, in an order that is drawn anew each
   * time: whoever has no time for all of them leaves out others each time. A row that is none keeps
   * no other from being found.
   */
  public List<RunStart> withOpenLease(RunbookId runbook, int limit) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                "SELECT * FROM run_start WHERE starts_with(run, :prefix) AND EXISTS"
                    + " (SELECT 1 FROM lease WHERE lease.run = run_start.run AND stage = 'OPEN')"
                    + " ORDER BY random() LIMIT :limit")
            .bind("prefix", runbook.code() + "/")
            .bind("limit", limit)
            .map((row, context) -> readable(row))
            .stream()
            .flatMap(Optional::stream)
            .toList());
  }

  private static Optional<RunStart> readable(ResultSet row) throws SQLException {
    try {
      return Optional.of(start(row));
    } catch (IllegalArgumentException none) {
      LOG.error("the start of {} is none: {}", row.getString("run"), none.getMessage());
      return Optional.empty();
    }
  }

  private static RunStart start(ResultSet row) throws SQLException {
    return new RunStart(
        new RunId(row.getString("run")),
        new Digest(row.getString("request_digest")),
        new PersonId(row.getString("requester")),
        row.getString("request"),
        row.getObject("started_at", OffsetDateTime.class).toInstant(),
        Optional.ofNullable(row.getString("first_execution")),
        row.getString("state"),
        row.getObject("state_at", OffsetDateTime.class).toInstant());
  }
}
