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
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** People as last read whole. A directory that was never read knows nobody. */
public final class PeopleTable {

  private static final String EVERYBODY =
      "SELECT directory.as_of, person.*, belongs.groups, bears.certificates,"
          + " signs.issuers, signs.subjects FROM directory LEFT JOIN person ON true"
          + " LEFT JOIN (SELECT person, array_agg(name) AS groups"
          + " FROM person_group GROUP BY person) belongs ON belongs.person = person.id"
          + " LEFT JOIN (SELECT person, array_agg(source_identity) AS certificates"
          + " FROM person_certificate GROUP BY person) bears ON bears.person = person.id"
          + " LEFT JOIN (SELECT person, array_agg(issuer ORDER BY issuer, subject) AS issuers,"
          + " array_agg(subject ORDER BY issuer, subject) AS subjects"
          + " FROM person_account GROUP BY person) signs ON signs.person = person.id"
          + " ORDER BY person.id";

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
    List<Reading> readings =
        jdbi.withHandle(
            handle -> handle.createQuery(EVERYBODY).map((row, context) -> reading(row)).list());
    return new Directory(
        readings.stream().map(Reading::asOf).findFirst().orElse(Instant.EPOCH),
        readings.stream().flatMap(reading -> reading.person().stream()).toList());
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

  /** One row: when the directory was read, and nobody where nobody was in it. */
  private record Reading(Instant asOf, Optional<Person> person) {}

  private static Reading reading(ResultSet row) throws SQLException {
    Instant asOf = row.getObject("as_of", OffsetDateTime.class).toInstant();
    @Nullable String id = row.getString("id");
    return new Reading(asOf, id == null ? Optional.empty() : Optional.of(person(id, row)));
  }

  private static Person person(String id, ResultSet row) throws SQLException {
    List<String> issuers = texts(row, "issuers");
    List<String> subjects = texts(row, "subjects");
    return new Person(
        new PersonId(id),
        row.getString("display_name"),
        PersonStatus.valueOf(row.getString("status")),
        texts(row, "groups").stream().map(GroupName::new).collect(Collectors.toSet()),
        texts(row, "certificates").stream().map(SourceIdentity::new).collect(Collectors.toSet()),
        IntStream.range(0, issuers.size())
            .mapToObj(i -> new OidcAccount(issuers.get(i), subjects.get(i)))
            .collect(Collectors.toSet()));
  }

  /** Empty where the person has none. */
  private static List<String> texts(ResultSet row, String column) throws SQLException {
    @Nullable Array texts = row.getArray(column);
    return texts == null ? List.of() : List.of((String[]) texts.getArray());
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
