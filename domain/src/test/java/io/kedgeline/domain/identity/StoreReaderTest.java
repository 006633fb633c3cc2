package io.kedgeline.domain.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.certificate.SourceIdentity;
import io.kedgeline.domain.document.Fault;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreReaderTest {

  private static final String ISSUER = "https://login.example";
  private static final String MAYA = "906755a1b2-00000000-0000-4000-8000-00000000000a";
  private static final String OMAR = "906755a1b2-00000000-0000-4000-8000-00000000000b";
  private static final GroupName LEADS = new GroupName("security-leads");
  private static final StoreGroup GROUP = new StoreGroup("g1", Optional.of("security-leads"));

  private List<Addition> additions = List.of();
  private List<StoreGroup> groups = List.of(GROUP);

  private static StoreUser user(String id, String status, List<String> emails, String... subjects) {
    return new StoreUser(
        id,
        Optional.of("user"),
        Optional.of("Maya Ünal"),
        Optional.of(status).filter(word -> !word.isEmpty()),
        emails,
        Stream.of(subjects).map(subject -> new StoreUser.Account(ISSUER, subject)).toList());
  }

  private static StoreContent.Membership in(String group, String user) {
    return new StoreContent.Membership(group, Optional.of(user));
  }

  private StoreResult read(List<StoreUser> users, StoreContent.Membership... memberships) {
    return StoreReader.read(
        new StoreContent(users, groups, List.of(memberships)), additions, Set.of(LEADS), ISSUER);
  }

  private StoreResult.Valid valid(List<StoreUser> users, StoreContent.Membership... memberships) {
    return assertInstanceOf(StoreResult.Valid.class, read(users, memberships));
  }

  private List<String> faults(StoreUser... users) {
    return assertInstanceOf(StoreResult.Faulty.class, read(List.of(users))).faults().stream()
        .map(Fault::toString)
        .toList();
  }

  private static DirectoryEntry only(StoreResult.Valid valid) {
    assertEquals(1, valid.entries().size());
    return valid.entries().getFirst();
  }

  @Test
  void aUserIsTheirIdWithAccountsGroupsAndWhatTheFileAdds() {
    additions =
        List.of(
            new Addition(
                new PersonId(MAYA),
                new Accounts(
                    Set.of(new OidcAccount(ISSUER, "second")),
                    Set.of(SourceIdentity.ofCommonName("maya-breakglass")),
                    Set.of(new SlackAccount("T012AB3C4", "U012AB3C4")))));
    DirectoryEntry maya =
        only(
            valid(
                List.of(user(MAYA, "ENABLED", List.of("maya@a.example"), "first")),
                in("g1", MAYA)));
    assertEquals(
        new Person(
            new PersonId(MAYA),
            "Maya Ünal",
            PersonStatus.ACTIVE,
            Set.of(LEADS),
            Set.of(SourceIdentity.ofCommonName("maya-breakglass")),
            Set.of(new OidcAccount(ISSUER, "first"), new OidcAccount(ISSUER, "second"))),
        maya.person());
    assertEquals(Set.of(new EmailAddress("maya@a.example")), maya.emails());
    assertEquals(Set.of(new SlackAccount("T012AB3C4", "U012AB3C4")), maya.slack());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "DISABLED", "enabled", "ENABLED ", "PAUSED"})
  void whoeverIsNotExactlyEnabledIsNotActive(String status) {
    DirectoryEntry maya = only(valid(List.of(user(MAYA, status, List.of())), in("g1", MAYA)));
    assertEquals(PersonStatus.SUSPENDED, maya.person().status());
  }

  @Test
  void aMemberThatIsNoUserOrIsUnknownIsNobody() {
    StoreResult.Valid read =
        valid(
            List.of(user(MAYA, "ENABLED", List.of())),
            in("g1", OMAR),
            new StoreContent.Membership("g1", Optional.empty()));
    assertEquals(Set.of(), only(read).person().groups());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Security-Leads", "security-leads ", "security_leads"})
  void aGroupIsTheRulebooksByItsExactNameAlone(String name) {
    assertTrue(new StoreGroup("g1", Optional.of(name)).among(Set.of(LEADS)).isEmpty());
    assertEquals(Optional.of(LEADS), GROUP.among(Set.of(LEADS)));
  }

  @Test
  void aMembershipThatWasNotAskedForIsAFault() {
    assertEquals(
        List.of(new Fault("memberships", "one is of a group that was not asked for")),
        assertInstanceOf(
                StoreResult.Faulty.class,
                read(List.of(user(MAYA, "ENABLED", List.of())), in("g2", MAYA)))
            .faults());
  }

  @Test
  void twoGroupsOfOneNameAreAFault() {
    groups = List.of(GROUP, new StoreGroup(OMAR, Optional.of("security-leads")));
    assertEquals(
        List.of(
            "groups[%s]: is the same as groups[0]; a group that the rulebook names is one"
                .formatted(OMAR)),
        faults(user(MAYA, "ENABLED", List.of())));
  }

  @Test
  @DisplayName("AC-01 an account that two users of the identity store have makes nobody of it")
  void anAccountOfTwoUsersIsAFault() {
    assertEquals(
        List.of(
            "users[%s].externalIds: is the same as users[%s].externalIds; an account belongs to one person"
                .formatted(OMAR, MAYA),
            "users[%s]: is the same as users[%s]; an account belongs to one person"
                .formatted(OMAR, MAYA)),
        faults(user(MAYA, "ENABLED", List.of(), "one"), user(OMAR, "DISABLED", List.of(), "one")));
  }

  @Test
  void anAccountThatTheFileGivesToAnotherIsAFault() {
    additions =
        List.of(
            new Addition(
                new PersonId(OMAR),
                new Accounts(Set.of(new OidcAccount(ISSUER, "one")), Set.of(), Set.of())));
    assertEquals(
        List.of(
            "users[%s]: is the same as users[%s]; an account belongs to one person"
                .formatted(OMAR, MAYA)),
        faults(user(MAYA, "ENABLED", List.of(), "one"), user(OMAR, "ENABLED", List.of())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"maya@a.example", "MAYA+admin@A.example"})
  @DisplayName("AC-01 a mailbox that two users of the identity store have makes nobody of it")
  void aMailboxOfTwoUsersIsAFault(String alias) {
    assertEquals(
        List.of(
            "users[%s].emails: is the same as users[%s].emails; a mailbox belongs to one person"
                .formatted(OMAR, MAYA)),
        faults(
            user(MAYA, "ENABLED", List.of("maya@a.example")),
            user(OMAR, "ENABLED", List.of(alias))));
  }

  @Test
  void oneUserTwiceIsAFault() {
    assertEquals(
        List.of(
            "users[%s]: is the same as users[%s]; one person is listed once".formatted(MAYA, MAYA)),
        faults(
            user(MAYA, "ENABLED", List.of()),
            user(MAYA.toUpperCase(Locale.ROOT), "DISABLED", List.of())));
  }

  @Test
  void anIdThatIsNoneIsAFaultAndIsNotRepeated() {
    assertEquals(
        List.of("users[0].id: must be a UUID, perhaps after ten digits"),
        faults(user("maya\u202e", "ENABLED", List.of())));
  }

  @Test
  void whoCannotBeToldFromOthersIsSuspendedAndSaidAndNobodyElseIs() {
    StoreResult.Valid read =
        valid(
            List.of(
                user(MAYA, "ENABLED", List.of("mаya@a.example"), "one"),
                user(OMAR, "ENABLED", List.of("omar@a.example"), "two")));
    assertEquals(
        List.of(PersonStatus.SUSPENDED, PersonStatus.ACTIVE),
        read.entries().stream().map(entry -> entry.person().status()).toList());
    assertEquals(
        List.of(
            "users[%s].emails: must be an ASCII address such as name@example.org, up to 254 characters; the user counts as suspended"
                .formatted(MAYA)),
        read.doubts().stream().map(Fault::toString).toList());
  }

  @Test
  void anAccountOfAnotherIssuerSignsNobodyIn() {
    StoreUser maya =
        new StoreUser(
            MAYA,
            Optional.empty(),
            Optional.empty(),
            Optional.of("ENABLED"),
            List.of(),
            List.of(new StoreUser.Account("https://scim.aws.com/1/2", "00u1")));
    DirectoryEntry read = only(valid(List.of(maya)));
    assertEquals(Set.of(), read.person().accounts());
    assertEquals(MAYA, read.person().displayName());
    assertEquals(PersonStatus.ACTIVE, read.person().status());
  }

  @Test
  void whatMayNotBeShownIsLeftOutOfAName() {
    StoreUser maya =
        new StoreUser(
            MAYA,
            Optional.of("maya"),
            Optional.of("\u202e<b>Maya</b>\n" + "x".repeat(200)),
            Optional.of("ENABLED"),
            List.of(),
            List.of());
    String shown = only(valid(List.of(maya))).person().displayName();
    assertTrue(shown.startsWith("b Maya b xxx"), shown);
    assertEquals(100, shown.length());
  }

  @Test
  void whoeverLeftTheStoreKeepsNobodyElseFromBeingRead() {
    additions = List.of(new Addition(new PersonId(OMAR), Accounts.NONE));
    StoreResult.Valid read = valid(List.of(user(MAYA, "ENABLED", List.of())));
    assertEquals(
        List.of("people[%s]: is nobody in the identity store".formatted(OMAR)),
        read.doubts().stream().map(Fault::toString).toList());
  }
}
