package io.kedgeline.domain.rulebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.kedgeline.domain.approval.Slot;
import io.kedgeline.domain.approval.StepUp;
import io.kedgeline.domain.document.Fault;
import io.kedgeline.domain.identity.GroupName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RulebookReaderTest {

  @Test
  void aValidTreeBecomesTheRulesThatItStates() {
    Rulebook rulebook = valid(new RulebookTree());
    BreakGlassRules rules = rulebook.breakGlass();
    assertEquals("exacttr", rulebook.name());
    assertEquals(Duration.ofHours(24), rulebook.directory().maximumAge());
    assertEquals(
        List.of(
            new Slot(
                "security-lead",
                new GroupName("security-leads"),
                Optional.of(new StepUp(Duration.ofMinutes(5), List.of("phr"), List.of("hwk")))),
            new Slot("ir-lead", new GroupName("ir-leads"), Optional.empty())),
        rules.slots());
    assertEquals(Duration.ofHours(1), rules.approvalExpiry());
    assertEquals(Duration.ofMinutes(30), rules.executionExpiry());
    assertEquals(Duration.ofHours(1), rules.maximumWindow());
    assertEquals(Duration.ofMinutes(15), rules.minimumWindow());
    assertEquals(Duration.ofMinutes(15), rules.sessionDuration());
    assertEquals(Duration.ofMinutes(10), rules.reminderBefore());
    assertEquals(Duration.ofMinutes(5), rules.actLifetime());
    assertEquals(5, rules.refusalsPerPerson());
    assertEquals("BreakGlass", rules.profile("sec-breakglass").orElseThrow().role().name());
    assertEquals("Kedgeline-Contain", rulebook.executors().contain());
  }

  @Test
  void groupsKeepTheOrderWritten() {
    assertEquals(
        List.of("incident-responders", "security-leads", "ir-leads"),
        valid(new RulebookTree()).breakGlass().closers().stream().map(GroupName::value).toList());
  }

  @Test
  void aGroupMayBothAskAndApproveSincePeopleDiffer() {
    RulebookTree tree =
        new RulebookTree().with("runbooks/RB-06/approval/slots/0/group", "incident-responders");
    assertEquals(
        new GroupName("incident-responders"), valid(tree).breakGlass().slots().getFirst().group());
  }

  @Test
  void twoSlotsMayDrawOnOneGroup() {
    RulebookTree tree =
        new RulebookTree().with("runbooks/RB-06/approval/slots/1/group", "security-leads");
    assertEquals(2, valid(tree).breakGlass().slots().size());
  }

  @Test
  void twoProfilesMayShareAControl() {
    RulebookTree tree =
        new RulebookTree()
            .with("runbooks/RB-06/profiles/2", RulebookTree.profile("second", 2, "Second"));
    assertEquals(3, valid(tree).breakGlass().profiles().size());
  }

  @Test
  void everyFaultIsNamedInOneReading() {
    RulebookTree tree =
        new RulebookTree()
            .without("name")
            .with("directory/maximumAge", "never")
            .with("runbooks/RB-06/approval/slots/0/group", "X")
            .with("runbooks/RB-06/approval/slots/1/name", "X")
            .with("runbooks/RB-06/window/sessionDuration", "PT1M")
            .with("runbooks/RB-06/window/reminderBefore", "PT20M")
            .with("runbooks/RB-06/profiles/0/role", "admin")
            .with("executors/open", "Kedgeline-Observe")
            .with("surprise", true);
    assertEquals(
        List.of(
            "name",
            "directory.maximumAge",
            "runbooks.RB-06.approval.slots[0].group",
            "runbooks.RB-06.approval.slots[1].name",
            "runbooks.RB-06.window.sessionDuration",
            "runbooks.RB-06.window.reminderBefore",
            "runbooks.RB-06.profiles[0].role",
            "executors.open",
            "surprise"),
        faults(tree).stream().map(Fault::path).toList());
  }

  @Test
  void anEmptyTreeNamesEverySectionThatIsMissing() {
    assertEquals(
        List.of(
            "name: is missing",
            "directory: is missing",
            "runbooks: is missing",
            "executors: is missing"),
        assertInstanceOf(RulebookResult.Faulty.class, RulebookReader.read(Map.of()))
            .faults()
            .stream()
            .map(Fault::toString)
            .toList());
  }

  @Test
  void theTypesRefuseWhatTheReaderWouldRefuse() {
    BreakGlassRules rules = valid(new RulebookTree()).breakGlass();
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                new BreakGlassRules(
                    List.of(),
                    rules.requesters(),
                    rules.closers(),
                    rules.approvalExpiry(),
                    rules.executionExpiry(),
                    rules.maximumWindow(),
                    rules.minimumWindow(),
                    rules.sessionDuration(),
                    rules.reminderBefore(),
                    rules.furthestStart(),
                    rules.extensions(),
                    rules.review(),
                    rules.refusalsPerPerson(),
                    rules.actLifetime(),
                    rules.change(),
                    rules.profiles()));
    assertEquals("slots: must hold 1 to 10", refused.getMessage());
    assertThrows(
        IllegalArgumentException.class,
        () -> new Executors("Ab", "Cd", "Ef", "Gh", "Ij", "Kl", "kL"));
  }

  private static Rulebook valid(RulebookTree tree) {
    return assertInstanceOf(RulebookResult.Valid.class, RulebookReader.read(tree.root()))
        .rulebook();
  }

  private static List<Fault> faults(RulebookTree tree) {
    return assertInstanceOf(RulebookResult.Faulty.class, RulebookReader.read(tree.root())).faults();
  }
}
