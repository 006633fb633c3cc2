package io.kedgeline.starters.people.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.identity.DirectoryEntry;
import io.kedgeline.domain.identity.GroupName;
import io.kedgeline.domain.identity.OidcAccount;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.identity.PersonStatus;
import io.kedgeline.domain.resource.Region;
import io.kedgeline.starters.people.PeopleFile;
import io.kedgeline.starters.people.PeopleKeeper;
import io.kedgeline.starters.people.SourceUnreadable;
import io.kedgeline.twins.aws.AccountKeys;
import io.kedgeline.twins.aws.AwsCall;
import io.kedgeline.twins.aws.AwsTwin;
import io.kedgeline.twins.aws.DirectoryUser;
import io.kedgeline.twins.aws.IdentityCenter;
import io.kedgeline.twins.aws.faults.Fault;
import io.kedgeline.workflows.wire.DocumentFaults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People from Identity Center, over the wire. */
class IdentityStorePeopleTest {

  private static final String ACCOUNT = "111122223333";
  private static final String ISSUER = "https://login.example";
  private static final Region REGION = new Region("eu-central-1");
  private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
  private static final GroupName LEADS = new GroupName("security-leads");

  @TempDir private Path folder = Path.of("");
  private AwsTwin twin;
  private IdentityCenter center;
  private String maya;
  private String leads;
  private IdentityStorePeople people;

  @BeforeEach
  void start() throws IOException {
    twin = AwsTwin.start(InstantSource.fixed(NOW));
    center = twin.levers().identityCenter(ACCOUNT, REGION.value());
    maya = center.add(DirectoryUser.named("maya").at("maya@a.example").knownTo(ISSUER, "m1"));
    leads = center.addGroup(LEADS.value());
    center.join(leads, maya);
    people = source(center.id(), twin.createAccount(ACCOUNT));
  }

  @AfterEach
  void stop() {
    people.close();
    twin.close();
  }

  private IdentityStorePeople source(String store, AccountKeys keys) throws IOException {
    Path credentials =
        Files.writeString(
            folder.resolve("aws.credentials"),
            "accessKeyId=%s\nsecretAccessKey=%s\n"
                .formatted(keys.accessKeyId(), keys.secretAccessKey()));
    Files.setPosixFilePermissions(credentials, PosixFilePermissions.fromString("rw-------"));
    add("certificates: [maya-breakglass]");
    return new IdentityStorePeople(
        new IdentityStoreConfig(
            store, REGION, Optional.of(credentials), Optional.of(twin.endpoint())),
        new PeopleFile(folder.resolve("people.yaml")),
        Set.of(LEADS),
        ISSUER);
  }

  private void add(String line) throws IOException {
    Files.writeString(
        folder.resolve("people.yaml"), "people:\n  - id: %s\n    %s\n".formatted(maya, line));
  }

  private Map<PersonId, DirectoryEntry> read() {
    return people.read().entries().stream()
        .collect(Collectors.toMap(entry -> entry.person().id(), Function.identity()));
  }

  private DirectoryEntry entry(String user) {
    return Optional.ofNullable(read().get(new PersonId(user))).orElseThrow();
  }

  @Test
  void aUserIsReadWithWhatTheFileAdds() {
    DirectoryEntry entry = entry(maya);
    assertEquals(PersonStatus.ACTIVE, entry.person().status());
    assertEquals(Set.of(LEADS), entry.person().groups());
    assertEquals(Set.of(new OidcAccount(ISSUER, "m1")), entry.person().accounts());
    assertEquals(1, entry.person().certificates().size());
  }

  @Test
  void whoeverIsDisabledDeletedOrTakenOutNoLongerCountsAtTheNextReading() {
    center.disable(maya);
    assertEquals(PersonStatus.SUSPENDED, entry(maya).person().status());
    center.put(maya, DirectoryUser.named("maya").withoutStatus());
    assertEquals(PersonStatus.SUSPENDED, entry(maya).person().status());
    center.enable(maya);
    assertEquals(PersonStatus.ACTIVE, entry(maya).person().status());
    center.leave(leads, maya);
    assertEquals(Set.of(), entry(maya).person().groups());
    center.deleteUser(maya);
    assertEquals(Set.of(), read().keySet());
  }

  @Test
  void aGroupThatIsDeletedOrRenamedHasNoMembers() {
    center.rename(leads, "former-leads");
    assertEquals(Set.of(), entry(maya).person().groups());
    center.rename(leads, LEADS.value());
    assertEquals(Set.of(LEADS), entry(maya).person().groups());
    center.deleteGroup(leads);
    assertEquals(Set.of(), entry(maya).person().groups());
  }

  @Test
  void everyPageIsReadAndOnlyTheGroupsThatMatterAreLookedInto() {
    IntStream.range(0, 205)
        .forEach(n -> center.join(leads, center.add(DirectoryUser.named("user" + n))));
    String others = center.addGroup("others");
    center.join(others, maya);
    center.joinAs(leads, "GroupId", others);
    center.addNamelessGroup();
    Map<PersonId, DirectoryEntry> read = read();
    assertEquals(206, read.size());
    assertTrue(read.values().stream().allMatch(one -> one.person().groups().equals(Set.of(LEADS))));
    assertEquals(
        List.of(
            "ListGroups",
            "ListGroupMemberships",
            "ListGroupMemberships",
            "ListGroupMemberships",
            "ListUsers",
            "ListUsers",
            "ListUsers"),
        twin.calls().stream().map(AwsCall::operation).toList());
  }

  @Test
  void whatContradictsItselfIsAFaultThatKeepsTheOldList() {
    List<Instant> kept = new ArrayList<>();
    try (PeopleKeeper keeper =
        new PeopleKeeper(people, (all, asOf) -> kept.add(asOf), InstantSource.fixed(NOW))) {
      keeper.synchronise();
      String second = center.add(DirectoryUser.named("other").at("MAYA+x@a.example"));
      SourceUnreadable fault = assertThrows(SourceUnreadable.class, keeper::synchronise);
      assertTrue(
          String.valueOf(fault.getMessage()).contains("a mailbox belongs to one person"),
          fault.getMessage());
      assertEquals(List.of(NOW), kept);
      center.deleteUser(second);
      keeper.synchronise();
      assertEquals(List.of(NOW, NOW), kept);
    }
  }

  @Test
  void aReadingThatFailsHalfWayChangesNothing() {
    List<Instant> kept = new ArrayList<>();
    try (PeopleKeeper keeper =
        new PeopleKeeper(people, (all, asOf) -> kept.add(asOf), InstantSource.fixed(NOW))) {
      twin.levers()
          .faults()
          .add(Fault.error("identitystore", "ListUsers", 400, "AccessDeniedException"));
      assertThrows(DocumentFaults.class, keeper::synchronise);
      assertEquals(List.of(), kept);
    }
  }

  @Test
  void peopleAreAsOldAsTheBeginningOfTheReading() {
    List<Instant> kept = new ArrayList<>();
    List<Instant> ticks = new ArrayList<>();
    try (PeopleKeeper keeper =
        new PeopleKeeper(
            people,
            (all, asOf) -> kept.add(asOf),
            () -> {
              ticks.add(NOW);
              assertEquals(1, ticks.size());
              assertEquals(List.of(), twin.calls());
              return NOW;
            })) {
      keeper.synchronise();
    }
    assertEquals(List.of(NOW), kept);
  }

  @Test
  void whatIsThrottledIsTriedAgain() {
    twin.levers().faults().add(Fault.throttle("identitystore", "*").times(2));
    assertEquals(1, read().size());
  }

  @Test
  void aStoreThatThereIsNotIsARefusalThatNamesTheSetting() throws IOException {
    try (IdentityStorePeople other = source("d-0000000000", twin.administrator(ACCOUNT))) {
      DocumentFaults refused = assertThrows(DocumentFaults.class, other::read);
      assertTrue(
          String.valueOf(refused.getMessage())
              .contains("people.identity-store: AWS answers ResourceNotFoundException"),
          refused.getMessage());
    }
  }

  @Test
  void anAwsThatDoesNotAnswerIsNoRefusal() {
    twin.close();
    assertThrows(SourceUnreadable.class, people::read);
  }

  @Test
  void theFileMayNotSayWhoIsActiveOrInWhichGroups() throws IOException {
    for (String line : List.of("status: active", "groups: [security-leads]", "name: Maya")) {
      add(line);
      DocumentFaults faults = assertThrows(DocumentFaults.class, people::read);
      assertTrue(
          String.valueOf(faults.getMessage()).contains("is not a key here"), faults.getMessage());
    }
  }
}
