package io.kedgeline.conformance.stories;

import static io.kedgeline.sandbox.world.InventedPeople.HOLDER;
import static io.kedgeline.sandbox.world.InventedPeople.REQUESTER;
import static io.kedgeline.sandbox.world.InventedPeople.RESPONSE_LEAD;
import static io.kedgeline.sandbox.world.InventedPeople.SECURITY_LEAD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.approval.Decision;
import io.kedgeline.domain.approval.Slot;
import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.resource.Region;
import io.kedgeline.domain.window.WindowState;
import io.kedgeline.ledger.people.SlotTable;
import io.kedgeline.ledger.registry.Alert;
import io.kedgeline.ledger.registry.AlertTable;
import io.kedgeline.sandbox.Sandbox;
import io.kedgeline.sandbox.demo.Waiting;
import io.kedgeline.sandbox.world.InventedPeople;
import io.kedgeline.starters.desk.Caller;
import io.kedgeline.starters.keys.MachineKeys;
import io.kedgeline.starters.people.PeopleFile;
import io.kedgeline.starters.people.PeopleKeeper;
import io.kedgeline.starters.people.SlotWatch;
import io.kedgeline.starters.people.SourceUnreadable;
import io.kedgeline.starters.people.store.IdentityStoreConfig;
import io.kedgeline.starters.people.store.IdentityStorePeople;
import io.kedgeline.twins.aws.AccountKeys;
import io.kedgeline.twins.aws.AwsTwin;
import io.kedgeline.twins.aws.DirectoryUser;
import io.kedgeline.twins.aws.IdentityCenter;
import io.kedgeline.workflows.governed.ActAnswer;
import io.kedgeline.workflows.governed.RunStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Windows of a company whose people are in Identity Center, which has an AWS twin of its own. */
@ExtendWith(SharedSandbox.class)
class IdentityCenterStoriesTest {

  private static final String ACCOUNT = "999988887777";
  private static final Region REGION = new Region("eu-central-1");
  private static final PersonId NINA = new PersonId("nina");

  private final Sandbox sandbox;
  private final Story story;
  private final Map<PersonId, String> users = new HashMap<>();
  private final Map<String, String> groups = new HashMap<>();

  private final AwsTwin twin;
  private final IdentityCenter center;
  @TempDir private Path folder = Path.of("");
  private Optional<PeopleKeeper> kept = Optional.empty();

  IdentityCenterStoriesTest(Sandbox sandbox) throws IOException {
    this.sandbox = sandbox;
    this.story = new Story(sandbox);
    this.twin = AwsTwin.start(sandbox.clock());
    this.center = twin.levers().identityCenter(ACCOUNT, REGION.value());
  }

  @BeforeEach
  void peopleAreInIdentityCenter() throws IOException {
    user(REQUESTER, "incident-responders", "security-leads");
    user(HOLDER, "incident-responders");
    user(SECURITY_LEAD, "security-leads", "ir-leads");
    user(RESPONSE_LEAD, "ir-leads");
    user(NINA, "ir-leads");
    Files.writeString(
        folder.resolve("people.yaml"),
        "people:\n  - id: %s\n    certificates: [%s]\n"
            .formatted(id(HOLDER), InventedPeople.certificate(HOLDER)));
    AccountKeys keys = twin.createAccount(ACCOUNT);
    MachineKeys.write(
        folder.resolve("aws.credentials"),
        "accessKeyId=%s\nsecretAccessKey=%s\n"
            .formatted(keys.accessKeyId(), keys.secretAccessKey()));
    kept = Optional.of(keeper(sandbox.clock()));
    keeper().synchronise();
  }

  private PeopleKeeper keeper(InstantSource clock) {
    SlotWatch watch =
        new SlotWatch(
            sandbox.rulebook().rulebook().quorums(),
            new SlotTable(sandbox.ledger()),
            new AlertTable(sandbox.ledger()),
            clock);
    return new PeopleKeeper(
        new IdentityStorePeople(
            new IdentityStoreConfig(
                center.id(),
                REGION,
                Optional.of(folder.resolve("aws.credentials")),
                Optional.of(twin.endpoint())),
            new PeopleFile(folder.resolve("people.yaml")),
            sandbox.rulebook().rulebook().groups(),
            sandbox.oidc().issuer()),
        (everybody, asOf) -> {
          sandbox.synchronise(everybody, asOf);
          watch.look(everybody, asOf);
        },
        clock);
  }

  private PeopleKeeper keeper() {
    return kept.orElseThrow();
  }

  @AfterEach
  void everybodyIsBack() {
    kept.ifPresent(PeopleKeeper::close);
    twin.close();
    sandbox.synchronise(
        new PeopleFile(sandbox.peopleFile()).read().entries(), sandbox.clock().instant());
  }

  private void user(PersonId person, String... in) {
    String subject = InventedPeople.subject(person);
    String user =
        center.add(
            DirectoryUser.named(person.value())
                .at(subject)
                .knownTo(sandbox.oidc().issuer(), subject));
    users.put(person, user);
    for (String group : in) {
      center.join(groups.computeIfAbsent(group, center::addGroup), user);
    }
  }

  private String user(PersonId person) {
    return Optional.ofNullable(users.get(person)).orElseThrow();
  }

  private PersonId id(PersonId person) {
    return new PersonId(user(person));
  }

  private ActAnswer approve(RunId run, PersonId person, String slot) {
    PersonId voter = id(person);
    return story.vote(run, voter, person, Optional.of(slot), Decision.APPROVE);
  }

  /** What ends somebody's standing in Identity Center. */
  enum Leaving {
    DISABLED {
      @Override
      void of(IdentityCenter center, String user, String group) {
        center.disable(user);
      }
    },
    STATUS_NO_LONGER_TOLD {
      @Override
      void of(IdentityCenter center, String user, String group) {
        center.put(user, DirectoryUser.named("ravi").withoutStatus());
      }
    },
    TAKEN_OUT_OF_THE_GROUP {
      @Override
      void of(IdentityCenter center, String user, String group) {
        center.leave(group, user);
      }
    },
    DELETED {
      @Override
      void of(IdentityCenter center, String user, String group) {
        center.deleteUser(user);
      }
    };

    abstract void of(IdentityCenter center, String user, String group);
  }

  @ParameterizedTest
  @EnumSource(Leaving.class)
  @DisplayName("AC-03 an approver who goes in Identity Center before the act counts no more")
  void anApproverWhoGoesInIdentityCenterBeforeTheActFillsNoSlot(Leaving leaving) {
    RunId run =
        story
            .desk()
            .request(
                Caller.of(id(REQUESTER), "test"),
                story.requestFor(Story.freshChange(), id(HOLDER), sandbox.holderIdentity()));
    Waiting.untilState(story.desk(), run, WindowState.AWAITING_APPROVAL);
    assertEquals("ACCEPTED", Story.code(approve(run, RESPONSE_LEAD, "ir-lead")));
    leaving.of(
        center, user(RESPONSE_LEAD), Optional.ofNullable(groups.get("ir-leads")).orElseThrow());
    keeper().synchronise();
    assertEquals("ACCEPTED", Story.code(approve(run, SECURITY_LEAD, "security-lead")));
    RunStatus status =
        Waiting.until(
            () -> Optional.of(story.desk().status(run)),
            now ->
                now.state().last()
                    || (now.state() == WindowState.AWAITING_APPROVAL
                        && now.emptySlots().contains("ir-lead")),
            "the vote to count no more");
    assertFalse(status.state().last(), status::toString);
    String refusal = Story.code(approve(run, RESPONSE_LEAD, "ir-lead"));
    assertTrue(Set.of("NOT_ACTIVE", "UNKNOWN_PERSON").contains(refusal), refusal);
    story.desk().close(Caller.of(id(REQUESTER), "test"), run, "the story is told");
    assertEquals(WindowState.WITHDRAWN, story.outcome(run).state());
    assertFalse(story.facts(run).stream().anyMatch(fact -> fact.kind() == FactKind.INTENT));
  }

  @Test
  void whoeverSignsInIsWhomIdentityCenterKnowsByThatAccount() {
    assertEquals(id(REQUESTER), sandbox.as(REQUESTER).me().id());
  }

  @Test
  void aSlotWithNobodyToSpareIsOneAlertWhileItLasts() {
    Slot slot = sandbox.rulebook().rulebook().breakGlass().slots().get(1);
    assertEquals("ir-lead", slot.name());
    assertEquals(List.of(), alerts(slot));
    center.disable(user(NINA));
    center.disable(user(RESPONSE_LEAD));
    keeper().synchronise();
    keeper().synchronise();
    assertEquals(1, alerts(slot).size());
    assertTrue(
        alerts(slot)
            .getFirst()
            .text()
            .endsWith(
                "can be filled, with nobody to spare: 1 active member of ir-leads is missing"),
        alerts(slot)::toString);
    assertFalse(users.values().stream().anyMatch(alerts(slot).toString()::contains));
    center.enable(user(NINA));
    keeper().synchronise();
    center.disable(user(NINA));
    sandbox.skip(Duration.ofSeconds(1));
    keeper().synchronise();
    assertEquals(2, alerts(slot).size());
  }

  private List<Alert> alerts(Slot slot) {
    return new AlertTable(sandbox.ledger())
        .of(SlotWatch.runOf(sandbox.clock().instant())).stream()
            .filter(alert -> alert.text().startsWith("slot " + slot.name() + ":"))
            .toList();
  }

  @Test
  @DisplayName("AC-05 an Identity Center that contradicts itself ages, and age denies")
  void anIdentityCenterThatContradictsItselfAgesThePeople() {
    Duration tooOld = sandbox.rulebook().rulebook().directory().maximumAge().plusSeconds(60);
    try (PeopleKeeper longAgo = keeper(() -> sandbox.clock().instant().minus(tooOld))) {
      longAgo.synchronise();
    }
    center.add(DirectoryUser.named("other").at(InventedPeople.subject(SECURITY_LEAD)));
    assertThrows(SourceUnreadable.class, keeper()::synchronise);
    RunId run =
        story
            .desk()
            .request(
                Caller.of(id(REQUESTER), "test"),
                story.requestFor(Story.freshChange(), id(HOLDER), sandbox.holderIdentity()));
    assertTrue(story.outcome(run).reason().contains("DIRECTORY_STALE"));
  }
}
