package io.kedgeline.domain.identity;

import io.kedgeline.domain.document.Faults;
import io.kedgeline.domain.document.Rule;
import io.kedgeline.domain.document.Section;
import io.kedgeline.domain.document.Unique;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads everybody from a plain tree. An account, a mailbox or a name that stands with two people
 * makes one natural person two, who could fill two slots: it is a fault of the whole list.
 *
 * <p>{@code asOf}, at the top and optional, is the ISO-8601 instant at which whoever made the list
 * last knew it to be true. Without it, a list that nobody makes anew any more never grows old.
 */
public final class PeopleReader {

  /** The most people that one list may hold. */
  public static final int MOST_PEOPLE = 10_000;

  private static final int MOST_GROUPS = 100;
  static final String ONCE = "one person is listed once";
  static final String ONE_PERSONS_MAILBOX = "a mailbox belongs to one person";
  private static final Pattern DISPLAY_NAME =
      Pattern.compile("[\\p{L}\\p{M}\\p{N} .,'’()-]{1,100}");
  private static final Rule<String> PLAIN_NAME =
      name ->
          DISPLAY_NAME.matcher(name).matches()
              ? Optional.empty()
              : Optional.of("must be 1 to 100 letters, digits, spaces and . , ' ( ) -");

  private final Faults faults;
  private final Unique<PersonId> ids;
  private final Unique<String> mailboxes;
  private final AccountsReader accounts;

  private PeopleReader(Faults faults) {
    this.faults = faults;
    this.ids = new Unique<>(ONCE, faults);
    this.mailboxes = new Unique<>(ONE_PERSONS_MAILBOX, faults);
    this.accounts = new AccountsReader(faults);
  }

  /**
   * Reads the tree and checks every rule, so that one reading names everything that is wrong.
   *
   * @param tree maps, lists and text; keys that no rule knows are faults
   */
  public static PeopleResult read(Map<String, Object> tree) {
    return new PeopleReader(new Faults()).all(tree);
  }

  private PeopleResult all(Map<String, Object> tree) {
    Section root = Section.root(tree, faults);
    Optional<Instant> asOf = root.optionalNamed("asOf", PeopleReader::instant);
    List<Optional<DirectoryEntry>> entries =
        root.sections("people", MOST_PEOPLE).stream().map(this::entry).toList();
    return root.sound()
        ? new PeopleResult.Valid(
            new PeopleList(asOf, entries.stream().flatMap(Optional::stream).toList()))
        : new PeopleResult.Faulty(faults.all());
  }

  private Optional<DirectoryEntry> entry(Section section) {
    Optional<PersonId> id = section.named("id", PersonId::new);
    ids.take(id, section.at("id"));
    Optional<String> name = section.text("name", PLAIN_NAME);
    PersonStatus status =
        section.optionalNamed("status", PeopleReader::status).orElse(PersonStatus.ACTIVE);
    Set<GroupName> groups =
        section.optionalNames("groups", MOST_GROUPS, "a group is listed once", GroupName::new);
    Set<EmailAddress> emails =
        section.optionalNames(
            "emails", AccountsReader.MOST_ACCOUNTS, "listed once", EmailAddress::new);
    mailboxes(emails).forEach(box -> mailboxes.take(Optional.of(box), section.at("emails")));
    Accounts accounts = this.accounts.read(section);
    return section.sound()
        ? Optional.of(
            new DirectoryEntry(
                new Person(
                    id.orElseThrow(),
                    name.orElseThrow(),
                    status,
                    groups,
                    accounts.certificates(),
                    accounts.oidc()),
                emails,
                accounts.slack()))
        : Optional.empty();
  }

  static Set<String> mailboxes(Set<EmailAddress> emails) {
    Set<String> boxes = new HashSet<>();
    emails.forEach(email -> boxes.add(email.mailbox()));
    return boxes;
  }

  private static Instant instant(String text) {
    try {
      Instant instant = Instant.parse(text);
      if (!instant.isBefore(Instant.EPOCH)) {
        return instant;
      }
    } catch (DateTimeParseException noInstant) {
      throw noInstant();
    }
    throw noInstant();
  }

  private static IllegalArgumentException noInstant() {
    return new IllegalArgumentException(
        "asOf: must be an ISO-8601 instant such as 2026-11-01T12:00:00Z");
  }

  private static PersonStatus status(String text) {
    for (PersonStatus status : PersonStatus.values()) {
      if (status.name().toLowerCase(Locale.ROOT).equals(text)) {
        return status;
      }
    }
    throw new IllegalArgumentException("status: must be active, suspended or left");
  }
}
