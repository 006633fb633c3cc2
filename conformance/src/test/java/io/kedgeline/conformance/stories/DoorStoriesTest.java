package io.kedgeline.conformance.stories;

import static io.kedgeline.sandbox.world.InventedPeople.REQUESTER;
import static io.kedgeline.sandbox.world.InventedPeople.RESPONSE_LEAD;
import static io.kedgeline.sandbox.world.InventedPeople.SECURITY_LEAD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.approval.Slot;
import io.kedgeline.domain.audit.Fact;
import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.identity.DirectoryEntry;
import io.kedgeline.domain.identity.OidcAccount;
import io.kedgeline.domain.identity.Person;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.window.WindowState;
import io.kedgeline.sandbox.Sandbox;
import io.kedgeline.sandbox.demo.Waiting;
import io.kedgeline.sandbox.world.InventedPeople;
import io.kedgeline.starters.api.Closing;
import io.kedgeline.starters.api.Vote;
import io.kedgeline.starters.api.WindowAsked;
import io.kedgeline.starters.api.WindowView;
import io.kedgeline.starters.client.ApiClient;
import io.kedgeline.starters.client.ApiRefusal;
import io.kedgeline.starters.people.PeopleFile;
import io.kedgeline.workflows.governed.ReviewView;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What people meet at the server's door, over HTTP and at the terminal. */
@ExtendWith(SharedSandbox.class)
class DoorStoriesTest {

  private final Sandbox sandbox;
  private final ApiClient maya;
  private final ChangeId change = Story.freshChange();

  DoorStoriesTest(Sandbox sandbox) {
    this.sandbox = sandbox;
    this.maya = sandbox.as(REQUESTER);
    sandbox.recordChange(change);
  }

  @Test
  @DisplayName("AC-01 over HTTP the requester cannot approve their own change")
  void overHttpTheRequesterCannotApprove() {
    WindowView window = asked();
    assertEquals("SELF_APPROVAL", refusal(() -> approve(maya, window, "security-lead")));
    assertEquals(List.of("security-lead", "ir-lead"), maya.window(change).emptySlots());
    end();
  }

  @Test
  @DisplayName("AC-50 what a run refuses over HTTP stands in its journal")
  void whatARunRefusesOverHttpStandsInItsJournal() {
    WindowView window = asked();
    refusal(() -> approve(maya, window, "security-lead"));
    end();
    Story story = new Story(sandbox);
    RunId run = new RunId("RB-06/" + change);
    story.outcome(run);
    List<Fact> refused =
        story.facts(run).stream().filter(fact -> fact.kind() == FactKind.REFUSED).toList();
    assertEquals(
        List.of("maya SELF_APPROVAL"),
        refused.stream().map(fact -> fact.actor() + " " + fact.detail().get("refusal")).toList());
    assertTrue(String.valueOf(refused.getFirst().detail().get("act")).contains("\"channel\":"));
  }

  @Test
  @DisplayName("AC-01 a second account of the requester is the requester")
  void aSecondAccountIsTheSamePerson() {
    String subject = "second-account-of-maya";
    List<DirectoryEntry> people = new PeopleFile(sandbox.peopleFile()).read().entries();
    sandbox.synchronise(
        people.stream()
            .map(entry -> entry.person().id().equals(REQUESTER) ? with(entry, subject) : entry)
            .toList(),
        sandbox.clock().instant());
    WindowView window = asked();
    ApiClient second = new ApiClient(sandbox.server(), Optional.of(Tokens.of(sandbox, subject)));
    assertEquals(REQUESTER, second.me().id());
    assertEquals("SELF_APPROVAL", refusal(() -> approve(second, window, "security-lead")));
    sandbox.synchronise(people, sandbox.clock().instant());
    end();
  }

  @Test
  @DisplayName("AC-01 at the terminal the requester cannot approve their own change")
  void atTheTerminalTheRequesterCannotApprove() {
    WindowView window = asked();
    Terminal.Said said =
        new Terminal(sandbox, REQUESTER)
            .type(
                "window",
                "approve",
                change.value(),
                "--slot",
                "security-lead",
                "--plan",
                window.digest().orElseThrow().shortForm());
    assertEquals(4, said.exit());
    assertTrue(said.err().contains("kedgeline: SELF_APPROVAL: "), said.err());
    for (Slot slot : window.plan().orElseThrow().slots()) {
      assertTrue(said.err().contains("group " + slot.group()), said.err());
    }
    end();
  }

  @Test
  void atTheTerminalAWindowIsAskedForApprovedAndClosed() {
    Terminal requester = new Terminal(sandbox, REQUESTER);
    Terminal.Said asked =
        requester.type(
            "window",
            "request",
            "--change",
            change.value(),
            "--profile",
            "sec-breakglass",
            "--holder",
            "omar",
            "--certificate",
            sandbox.holderIdentity().value(),
            "--length",
            "20m",
            "--reason",
            "the terminal is all we have");
    assertEquals(0, asked.exit(), asked.err());
    Waiting.untilState(maya, change, WindowState.AWAITING_APPROVAL);
    assertEquals(3, requester.type("window", "show", change.value()).exit());
    String digest = maya.window(change).digest().orElseThrow().hex();
    Terminal lead = new Terminal(sandbox, SECURITY_LEAD);
    Terminal.Said looked = lead.type("window", "approve", change.value());
    assertTrue(looked.out().contains(digest), looked.out());
    assertTrue(looked.out().contains("Nothing was voted"), looked.out());
    assertEquals(List.of("security-lead", "ir-lead"), maya.window(change).emptySlots());
    assertEquals(
        5,
        lead.type(
                "window",
                "approve",
                change.value(),
                "--slot",
                "security-lead",
                "--plan",
                "0".repeat(12))
            .exit());
    assertEquals(
        0,
        lead.type("window", "approve", change.value(), "--slot", "security-lead", "--plan", digest)
            .exit());
    assertEquals(
        0,
        new Terminal(sandbox, RESPONSE_LEAD)
            .type("window", "approve", change.value(), "--plan", digest)
            .exit());
    Waiting.untilState(maya, change, WindowState.OPEN);
    assertEquals(0, requester.type("window", "close", change.value(), "--reason", "done").exit());
    Waiting.until(
        () -> maya.window(change).review().flatMap(ReviewView::digest), seen -> true, "changes");
    String changes = maya.window(change).review().orElseThrow().digest().orElseThrow().hex();
    assertTrue(lead.type("window", "show", change.value()).out().contains(changes));
    assertEquals(5, review(lead, "0".repeat(12)).exit());
    assertEquals(4, review(requester, changes).exit());
    assertEquals(0, review(lead, changes).exit());
    Waiting.untilState(maya, change, WindowState.REVIEWED);
    String run = "RB-06/" + change;
    assertTrue(requester.type("run", "show", run).out().contains(" remote activities, "), run);
    assertTrue(requester.type("run", "ls").out().contains(run));
    Terminal.Said history = requester.type("run", "history", run);
    assertTrue(history.out().contains("CLOSE_REQUESTED"), history.out());
    assertEquals(5, lead.type("window", "deny", change.value(), "--reason", "late").exit());
  }

  private Terminal.Said review(Terminal terminal, String changes) {
    return terminal.type(
        "window",
        "review",
        change.value(),
        "--changes",
        changes,
        "--conclusion",
        "justified",
        "--reason",
        "looked at every change");
  }

  @Test
  void evidenceIsExportedAndVerifiedAtTheTerminal(@TempDir Path folder) throws IOException {
    asked();
    end();
    Path file = folder.resolve("evidence.json");
    Terminal terminal = new Terminal(sandbox, REQUESTER);
    String run = "RB-06/" + change;
    assertEquals(0, terminal.type("evidence", "export", run, "--to", file.toString()).exit());
    assertEquals(2, terminal.type("evidence", "export", run, "--to", file.toString()).exit());
    List<String> verify =
        List.of(
            "evidence",
            "verify",
            file.toString(),
            "--trust-root",
            sandbox.trustRootFile().toString());
    assertEquals(0, Terminal.run(verify).exit());
    Files.writeString(file, Files.readString(file).replace("terminal", "Terminal"));
    Terminal.Said forged = Terminal.run(verify);
    assertEquals(1, forged.exit());
    assertTrue(forged.out().contains("FAILED chain"), forged.out());
  }

  @Test
  void whoIsNotSignedInGetsNothingAndLearnsHow() {
    ApiRefusal refused =
        assertThrows(
            ApiRefusal.class, () -> new ApiClient(sandbox.server(), Optional.empty()).runs(1));
    assertEquals("NOT_SIGNED_IN", refused.problem().code());
    assertTrue(refused.problem().detail().contains("kedgeline login"));
  }

  @Test
  void anAccountThatIsNobodysGetsNothing() {
    String stranger = Tokens.of(sandbox, "mallory");
    assertEquals(
        "ACCOUNT_UNKNOWN",
        refusal(() -> new ApiClient(sandbox.server(), Optional.of(stranger)).me()));
  }

  @Test
  void tokensThatAreNotOursAreNotBelieved() {
    for (String token : Tokens.wrong(sandbox, InventedPeople.subject(SECURITY_LEAD))) {
      assertEquals(
          "NOT_SIGNED_IN",
          refusal(() -> new ApiClient(sandbox.server(), Optional.of(token)).me()),
          token);
    }
    assertEquals(SECURITY_LEAD, sandbox.as(SECURITY_LEAD).me().id());
  }

  @Test
  void aBadRequestNamesEveryFaultAndStartsNothing() {
    ApiRefusal refused =
        assertThrows(
            ApiRefusal.class,
            () -> maya.request(new WindowAsked(change.value(), "nope", "Ö", "x", "soon", "short")));
    assertEquals(
        List.of("profile", "holder", "certificate", "length", "reason"),
        refused.problem().faults().stream().map(fault -> fault.path()).toList());
    assertEquals("RUN_UNKNOWN", refusal(() -> maya.window(change)));
  }

  @Test
  void whoMayNotAskUsesUpNoChange() {
    ApiClient ravi = sandbox.as(RESPONSE_LEAD);
    WindowAsked asked =
        new WindowAsked(
            change.value(),
            "sec-breakglass",
            "omar",
            sandbox.holderIdentity().value(),
            "PT30M",
            "a change that is not theirs");
    ApiRefusal refused = assertThrows(ApiRefusal.class, () -> ravi.request(asked));
    assertEquals("REQUESTER_NOT_ALLOWED", refused.problem().code());
    assertTrue(refused.problem().detail().contains("incident-responders"));
    assertEquals("RUN_UNKNOWN", refusal(() -> maya.window(change)));
  }

  @Test
  void aLengthThatTheRulebookForbidsUsesUpNoChange() {
    ApiRefusal refused =
        assertThrows(
            ApiRefusal.class,
            () ->
                maya.request(
                    new WindowAsked(
                        change.value(),
                        "sec-breakglass",
                        "omar",
                        sandbox.holderIdentity().value(),
                        "PT20H",
                        "longer than anybody may")));
    assertEquals(
        List.of("length: must be PT15M to PT1H"),
        refused.problem().faults().stream().map(Object::toString).toList());
    assertEquals("RUN_UNKNOWN", refusal(() -> maya.window(change)));
  }

  @Test
  void aTokenIsNeverSentInTheClearToAnotherMachine(@TempDir Path folder) throws IOException {
    URI server = URI.create("http://kedgeline.example");
    Terminal.Said said = listed(server, folder, Terminal.kept(server, "any.token"));
    assertEquals(2, said.exit());
    assertTrue(said.err().contains("tokens do not travel in the clear"), said.err());
  }

  @Test
  void aTokenIsSentToNoOtherServer(@TempDir Path folder) throws IOException {
    Terminal.Said said =
        listed(
            sandbox.server(),
            folder,
            Terminal.kept(URI.create("https://kedgeline.example"), sandbox.signIn(REQUESTER)));
    assertEquals(2, said.exit());
    assertTrue(said.err().contains("https://kedgeline.example"), said.err());
    assertTrue(said.err().contains(sandbox.server().toString()), said.err());
  }

  @Test
  void aFileThatHoldsNoTokenIsNotSent() {
    Terminal.Said said =
        Terminal.run(List.of("window", "ls", "--token-file", sandbox.peopleFile().toString()));
    assertEquals(2, said.exit());
    assertTrue(said.err().contains("holds no token"), said.err());
  }

  @Test
  void aServerThatIsNotThereIsSaidToBeSo(@TempDir Path folder) throws IOException {
    URI nobody = URI.create("http://127.0.0.1:1");
    Terminal.Said said = listed(nobody, folder, Terminal.kept(nobody, "any.token"));
    assertEquals(7, said.exit());
    assertTrue(said.err().contains("does not answer"), said.err());
  }

  private static Terminal.Said listed(URI server, Path folder, String kept) throws IOException {
    Path token = Files.writeString(folder.resolve("token"), kept);
    return Terminal.run(
        List.of("window", "ls", "--server", server.toString(), "--token-file", token.toString()));
  }

  private WindowView asked() {
    maya.request(
        new WindowAsked(
            change.value(),
            "sec-breakglass",
            "omar",
            sandbox.holderIdentity().value(),
            "PT30M",
            "somebody asks at the terminal"));
    return Waiting.untilState(maya, change, WindowState.AWAITING_APPROVAL);
  }

  private void end() {
    maya.close(change, new Closing("the story is told"));
    Waiting.untilState(maya, change, WindowState.WITHDRAWN);
    Waiting.until(
        () -> Optional.of(maya.evidence(new RunId("RB-06/" + change))),
        evidence -> evidence.contains("\"seal\""),
        "the seal");
  }

  private void approve(ApiClient person, WindowView window, String slot) {
    person.vote(
        change,
        new Vote(
            "approve",
            window.digest().orElseThrow().hex(),
            Optional.of(slot),
            Optional.empty(),
            Optional.empty()));
  }

  private static String refusal(Runnable call) {
    return assertThrows(ApiRefusal.class, call::run).problem().code();
  }

  private DirectoryEntry with(DirectoryEntry entry, String subject) {
    Person person = entry.person();
    Set<OidcAccount> accounts = new HashSet<>(person.accounts());
    accounts.add(new OidcAccount(sandbox.oidc().issuer(), subject));
    return new DirectoryEntry(
        new Person(
            person.id(),
            person.displayName(),
            person.status(),
            person.groups(),
            person.certificates(),
            accounts),
        entry.emails(),
        entry.slack());
  }
}
