package io.kedgeline.domain.identity;

import io.kedgeline.domain.document.Fault;
import io.kedgeline.domain.document.Faults;
import io.kedgeline.domain.document.Unique;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes people of an identity store (decision 12). A person is their {@code UserId}, which AWS
 * gives once: a name or an address can be given to another. Who is not exactly {@code ENABLED}, or
 * cannot be told from others, is not active. What stands with two people makes one natural person
 * two, and is a fault of the whole store.
 */
public final class StoreReader {

  private static final String ENABLED = "ENABLED";
  private static final String SUSPENDS = "; the user counts as suspended";
  private static final Pattern OBJECT_ID =
      Pattern.compile(
          "([0-9a-f]{10}-|)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final Pattern UNSHOWN = Pattern.compile("[^\\p{L}\\p{M}\\p{N} .,'’()-]+");
  private static final int LONGEST_NAME = 100;

  private final Faults faults = new Faults();
  private final List<Fault> doubts = new ArrayList<>();
  private final Unique<PersonId> ids = new Unique<>(PeopleReader.ONCE, faults);
  private final Unique<String> mailboxes = new Unique<>(PeopleReader.ONE_PERSONS_MAILBOX, faults);
  private final Unique<StoreUser.Account> known =
      new Unique<>(AccountsReader.ONE_PERSONS_ACCOUNT, faults);
  private final Unique<OidcAccount> accounts =
      new Unique<>(AccountsReader.ONE_PERSONS_ACCOUNT, faults);
  private final Map<PersonId, Accounts> additions;
  private final Map<String, Set<GroupName>> groupsOf;
  private final String issuer;

  private StoreReader(
      StoreContent content, Collection<Addition> additions, Set<GroupName> groups, String issuer) {
    this.additions =
        additions.stream().collect(Collectors.toMap(Addition::person, Addition::accounts));
    this.groupsOf = members(content, groups);
    this.issuer = issuer;
  }

  /**
   * Reads everybody, and names everything that contradicts.
   *
   * @param additions what the company's file adds
   * @param groups the groups that matter: those that the rulebook names
   * @param issuer whose accounts sign in; accounts of others are nobody's way in
   */
  public static StoreResult read(
      StoreContent content, Collection<Addition> additions, Set<GroupName> groups, String issuer) {
    return new StoreReader(content, additions, groups, issuer).all(content.users());
  }

  private StoreResult all(List<StoreUser> users) {
    List<DirectoryEntry> entries = new ArrayList<>();
    Set<PersonId> there = new HashSet<>();
    for (int i = 0; i < users.size(); i++) {
      Optional<PersonId> id = id(users.get(i), "users[" + i + "]");
      if (id.isPresent()) {
        there.add(id.get());
        entries.add(entry(id.get(), users.get(i)));
      }
    }
    additions.keySet().stream()
        .filter(person -> !there.contains(person))
        .sorted((one, other) -> one.value().compareTo(other.value()))
        .forEach(person ->
            doubts.add(new Fault("people[" + person + "]", "is nobody in the identity store")));
    return faults.count() == 0
        ? new StoreResult.Valid(entries, doubts)
        : new StoreResult.Faulty(faults.all());
  }

  private Optional<PersonId> id(StoreUser user, String path) {
    String id = user.id().toLowerCase(Locale.ROOT);
    if (!OBJECT_ID.matcher(id).matches()) {
      faults.add(path + ".id", "must be a UUID, perhaps after ten digits");
      return Optional.empty();
    }
    Optional<PersonId> person = Optional.of(new PersonId(id));
    ids.take(person, "users[" + id + "]");
    return person;
  }

  private DirectoryEntry entry(PersonId id, StoreUser user) {
    String path = "users[" + id + "]";
    int doubtsBefore = doubts.size();
    Set<EmailAddress> emails = emails(user, path);
    Set<OidcAccount> oidc = signIns(user, path);
    Accounts added = additions.getOrDefault(id, Accounts.NONE);
    oidc.addAll(added.oidc());
    oidc.forEach(account -> accounts.take(Optional.of(account), path));
    boolean enabled = user.status().filter(ENABLED::equals).isPresent();
    if (!enabled) {
      doubts.subList(doubtsBefore, doubts.size()).clear();
    }
    Person person =
        new Person(
            id,
            shown(user, id),
            enabled && doubts.size() == doubtsBefore ? PersonStatus.ACTIVE : PersonStatus.SUSPENDED,
            groupsOf.getOrDefault(id.value(), Set.of()),
            added.certificates(),
            oidc);
    return new DirectoryEntry(person, emails, added.slack());
  }

  private Set<EmailAddress> emails(StoreUser user, String path) {
    Set<EmailAddress> emails = new HashSet<>();
    few(user.emails(), path + ".emails");
    user.emails().stream()
        .distinct()
        .forEach(text ->
            readable(() -> new EmailAddress(text), path + ".emails").ifPresent(emails::add));
    PeopleReader.mailboxes(emails)
        .forEach(box -> mailboxes.take(Optional.of(box), path + ".emails"));
    return emails;
  }

  /** What they sign in with: an account of our issuer. Those of others are only kept apart. */
  private Set<OidcAccount> signIns(StoreUser user, String path) {
    Set<OidcAccount> signIns = new HashSet<>();
    few(user.accounts(), path + ".externalIds");
    for (StoreUser.Account account : Set.copyOf(user.accounts())) {
      known.take(Optional.of(account), path + ".externalIds");
      if (account.issuer().equals(issuer)) {
        readable(() -> new OidcAccount(issuer, account.id()), path + ".externalIds")
            .ifPresent(signIns::add);
      }
    }
    return signIns;
  }

  private void few(List<?> values, String path) {
    if (values.size() > AccountsReader.MOST_ACCOUNTS) {
      doubts.add(new Fault(path, "must hold at most " + AccountsReader.MOST_ACCOUNTS + SUSPENDS));
    }
  }

  private <T> Optional<T> readable(Supplier<T> type, String path) {
    try {
      return Optional.of(type.get());
    } catch (IllegalArgumentException broken) {
      String rule = String.valueOf(broken.getMessage());
      doubts.add(new Fault(path, rule.substring(rule.indexOf(": ") + 2) + SUSPENDS));
      return Optional.empty();
    }
  }

  /** For people's eyes, and never compared: so what may not be shown is left out. */
  private static String shown(StoreUser user, PersonId id) {
    return Stream.of(user.displayName(), user.userName())
        .flatMap(Optional::stream)
        .map(name -> UNSHOWN.matcher(name).replaceAll(" ").strip())
        .filter(name -> !name.isEmpty())
        .map(name -> name.substring(0, name.offsetByCodePoints(0, shortened(name))))
        .findFirst()
        .orElse(id.value());
  }

  private static int shortened(String name) {
    return Math.min(name.codePointCount(0, name.length()), LONGEST_NAME);
  }

  /** The groups that matter, by their members' ids. What is no user, or unknown, is nobody. */
  private Map<String, Set<GroupName>> members(StoreContent content, Set<GroupName> groups) {
    Map<String, GroupName> names = new HashMap<>();
    Unique<GroupName> once = new Unique<>("a group that the rulebook names is one", faults);
    for (int i = 0; i < content.groups().size(); i++) {
      StoreGroup group = content.groups().get(i);
      Optional<GroupName> name = group.among(groups);
      once.take(name, "groups[" + (OBJECT_ID.matcher(group.id()).matches() ? group.id() : i) + "]");
      name.ifPresent(wanted -> names.put(group.id(), wanted));
    }
    Map<String, Set<GroupName>> members = new HashMap<>();
    for (StoreContent.Membership membership : content.memberships()) {
      Optional<GroupName> group = Optional.ofNullable(names.get(membership.group()));
      if (group.isEmpty()) {
        faults.add("memberships", "one is of a group that was not asked for");
      }
      membership
          .user()
          .ifPresent(user ->
              group.ifPresent(name ->
                  members
                      .computeIfAbsent(user.toLowerCase(Locale.ROOT), one -> new HashSet<>())
                      .add(name)));
    }
    return members;
  }
}
