package io.kedgeline.ledger.people;

import io.kedgeline.domain.certificate.SourceIdentity;
import io.kedgeline.domain.identity.Directory;
import io.kedgeline.domain.identity.DirectoryEntry;
import io.kedgeline.domain.identity.EmailAddress;
import io.kedgeline.domain.identity.GroupName;
import io.kedgeline.domain.identity.OidcAccount;
import io.kedgeline.domain.identity.Person;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.identity.PersonStatus;
import io.kedgeline.domain.identity.SlackAccount;
import io.kedgeline.ledger.database.LedgerDatabase;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** People as last read whole. A directory that was never read knows nobody. */
public final class PeopleTable {

  private final Jdbi jdbi;

  /** The people in this database. */
  public PeopleTable(LedgerDatabase database) {
    this.jdbi = database.jdbi();
  }

  /** Puts these people in place of all others, at once. */
  public void synchronise(List<DirectoryEntry> entries, Instant asOf) {
    jdbi.useTransaction(handle -> {
      handle.execute("DELETE FROM person");
      entries.forEach(entry -> insert(handle, entry));
      handle
          .createUpdate(
              "INSERT INTO directory (as_of) VALUES (:asOf)"
                  + " ON CONFLICT (one) DO UPDATE SET as_of = excluded.as_of")
          .bind("asOf", asOf.atOffset(ZoneOffset.UTC))
          .execute();
    });
  }

  /** Everybody, as one consistent reading. */
  public Directory directory() {
    return jdbi.inTransaction(handle -> {
      handle.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
      return new Directory(asOf(handle), people(handle));
    });
  }

  /** Whose account this is, if anybody's. */
  public Optional<PersonId> findByAccount(OidcAccount account) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                "SELECT person FROM person_account WHERE issuer = :issuer AND subject = :subject")
            .bind("issuer", account.issuer())
            .bind("subject", account.subject())
            .mapTo(String.class)
            .findOne()
            .map(PersonId::new));
  }

  /** Whose Slack account this is, if anybody's. */
  public Optional<PersonId> findBySlack(SlackAccount account) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("SELECT person FROM person_slack WHERE team = :team AND member = :user")
            .bind("team", account.team())
            .bind("user", account.user())
            .mapTo(String.class)
            .findOne()
            .map(PersonId::new));
  }

  /** The accounts of these people in this Slack workspace, as far as they have one. */
  public Map<PersonId, String> slackMembers(String team, Set<PersonId> wanted) {
    return jdbi.withHandle(handle -> {
      Map<PersonId, String> members = new HashMap<>();
      handle
          .createQuery("SELECT person, member FROM person_slack WHERE team = :team")
          .bind("team", team)
          .map((row, context) -> Map.entry(row.getString("person"), row.getString("member")))
          .forEach(one -> members.putIfAbsent(new PersonId(one.getKey()), one.getValue()));
      members.keySet().retainAll(wanted);
      return members;
    });
  }

  /** Whose mailbox this is, however the address is spelt, if anybody's. */
  public Optional<PersonId> findByEmail(EmailAddress email) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("SELECT person FROM person_mailbox WHERE mailbox = :mailbox")
            .bind("mailbox", email.mailbox())
            .mapTo(String.class)
            .findOne()
            .map(PersonId::new));
  }

  private static Instant asOf(Handle handle) {
    return handle
        .createQuery("SELECT as_of FROM directory")
        .map((row, context) -> row.getObject("as_of", OffsetDateTime.class).toInstant())
        .findOne()
        .orElse(Instant.EPOCH);
  }

  private static List<Person> people(Handle handle) {
    Map<String, Set<GroupName>> groups =
        ofPersons(handle, "SELECT person, name AS value FROM person_group", GroupName::new);
    Map<String, Set<SourceIdentity>> certificates =
        ofPersons(
            handle,
            "SELECT person, source_identity AS value FROM person_certificate",
            SourceIdentity::new);
    Map<String, Set<OidcAccount>> accounts = accounts(handle);
    return handle
        .createQuery("SELECT * FROM person ORDER BY id")
        .map((row, context) ->
            new Person(
                new PersonId(row.getString("id")),
                row.getString("display_name"),
                PersonStatus.valueOf(row.getString("status")),
                groups.getOrDefault(row.getString("id"), Set.of()),
                certificates.getOrDefault(row.getString("id"), Set.of()),
                accounts.getOrDefault(row.getString("id"), Set.of())))
        .list();
  }

  private static Map<String, Set<OidcAccount>> accounts(Handle handle) {
    Map<String, Set<OidcAccount>> accounts = new HashMap<>();
    handle
        .createQuery("SELECT person, issuer, subject FROM person_account")
        .map((row, context) ->
            Map.entry(
                row.getString("person"),
                new OidcAccount(row.getString("issuer"), row.getString("subject"))))
        .forEach(one ->
            accounts.computeIfAbsent(one.getKey(), key -> new HashSet<>()).add(one.getValue()));
    return accounts;
  }

  private static <T> Map<String, Set<T>> ofPersons(
      Handle handle, String query, Function<String, T> type) {
    Map<String, Set<T>> values = new HashMap<>();
    handle
        .createQuery(query)
        .map((row, context) -> Map.entry(row.getString("person"), row.getString("value")))
        .forEach(one ->
            values
                .computeIfAbsent(one.getKey(), key -> new HashSet<>())
                .add(type.apply(one.getValue())));
    return values;
  }

  private static void insert(Handle handle, DirectoryEntry entry) {
    Person person = entry.person();
    row(
        handle,
        "INSERT INTO person (id, display_name, status) VALUES (?, ?, ?)",
        person.id().value(),
        person.displayName(),
        person.status().name());
    for (GroupName group : person.groups()) {
      row(
          handle,
          "INSERT INTO person_group (person, name) VALUES (?, ?)",
          person.id().value(),
          group.value());
    }
    for (SourceIdentity certificate : person.certificates()) {
      row(
          handle,
          "INSERT INTO person_certificate (person, source_identity) VALUES (?, ?)",
          person.id().value(),
          certificate.value());
    }
    for (OidcAccount account : person.accounts()) {
      row(
          handle,
          "INSERT INTO person_account (person, issuer, subject) VALUES (?, ?, ?)",
          person.id().value(),
          account.issuer(),
          account.subject());
    }
    for (EmailAddress email : entry.emails()) {
      row(
          handle,
          "INSERT INTO person_mailbox (person, mailbox, address) VALUES (?, ?, ?)",
          person.id().value(),
          email.mailbox(),
          email.value());
    }
    for (SlackAccount account : entry.slack()) {
      row(
          handle,
          "INSERT INTO person_slack (person, team, member) VALUES (?, ?, ?)",
          person.id().value(),
          account.team(),
          account.user());
    }
  }

  private static void row(Handle handle, String statement, Object... values) {
    handle.execute(statement, values);
  }
}
