package io.kedgeline.conformance.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.audit.Fact;
import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.audit.JournalEntry;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.ledger.database.LedgerConfig;
import io.kedgeline.ledger.database.LedgerDatabase;
import io.kedgeline.ledger.journal.JournalTable;
import io.kedgeline.sandbox.database.KeptPostgres;
import io.kedgeline.sandbox.world.DrawnUsers;
import io.kedgeline.workflows.governed.MakingAct;
import io.kedgeline.workflows.governed.TaskQueues;
import io.kedgeline.workflows.governed.UndoingAct;
import io.kedgeline.workflows.port.MakingReport;
import io.kedgeline.workflows.port.ProvisioningActs;
import io.kedgeline.workflows.port.Retries;
import io.kedgeline.workflows.port.UndoReport;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityOptions;
import io.temporal.client.WorkflowFailedException;
import io.temporal.workflow.Workflow;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a worker that provisions does for a workflow that is not ours, and what it does not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MakingTasksTest {

  private Optional<KeptPostgres> postgres = Optional.empty();
  private Optional<DrawnUsers> users = Optional.empty();
  private Optional<LedgerDatabase> ledger = Optional.empty();
  private final List<String> done = Collections.synchronizedList(new ArrayList<>());

  @BeforeAll
  void startPostgres(@TempDir Path folder) throws IOException, SQLException {
    KeptPostgres fresh = KeptPostgres.start(folder);
    postgres = Optional.of(fresh);
    LedgerConfig owner = fresh.owner(fresh.emptyDatabase("making"));
    users = Optional.of(DrawnUsers.in(owner, "making"));
    ledger = Optional.of(LedgerDatabase.open(owner));
  }

  @AfterAll
  void stopPostgres() throws IOException {
    ledger.orElseThrow().close();
    postgres.orElseThrow().close();
  }

  @Test
  void aRunUndoesWhatItMadeWithoutAWarrant() {
    RunId own = new RunId("RB-02/CHG-1");
    try (RogueMaking rogue = rogue(() -> acts().undoProfile(new UndoingAct(own, List.of())))) {
      rogue.run(own);
    }
    assertTrue(done.contains("undo " + own), done::toString);
    assertEquals(List.of(FactKind.INTENT, FactKind.RESULT), kinds(own));
  }

  @Test
  @DisplayName("AC-11 nobody undoes what another run made")
  void nobodyUndoesWhatAnotherRunMade() {
    RunId own = new RunId("RB-02/CHG-2");
    RunId victim = new RunId("RB-02/CHG-3");
    assertRefused("OTHER_RUN", own, () -> acts().undoProfile(new UndoingAct(victim, List.of())));
    assertEquals(List.of("OTHER_RUN"), refusals(own));
    assertEquals(List.of(), kinds(victim));
    assertTrue(done.stream().noneMatch(("undo " + victim)::equals), done::toString);
  }

  @Test
  @DisplayName("AC-23 an activity whose duty nobody wrote down is not run")
  void anActivityWhoseDutyNobodyWroteDownIsNotRun() {
    RunId own = new RunId("RB-02/CHG-4");
    assertRefused("NO_WARRANT", own, () -> raw("DeleteRole", own));
    assertTrue(done.stream().noneMatch("DeleteRole"::equals), done::toString);
  }

  @Test
  @DisplayName("AC-23 a step of a making without a warrant is refused")
  void aStepWithoutAWarrantIsRefused() {
    int number = 5;
    for (String step : List.of("CreateRole", "CreateProfile", "EnableProfile", "RegisterProfile")) {
      RunId own = new RunId("RB-02/CHG-" + number++);
      assertRefused("NO_WARRANT", own, () -> raw(step, own));
      assertEquals(List.of("NO_WARRANT"), refusals(own));
    }
    assertTrue(done.stream().noneMatch("made"::equals), done::toString);
  }

  private void assertRefused(String refusal, RunId own, Runnable tasks) {
    try (RogueMaking rogue = rogue(tasks)) {
      WorkflowFailedException failed =
          assertThrows(WorkflowFailedException.class, () -> rogue.run(own));
      String causes =
          String.valueOf(Optional.ofNullable(failed.getCause()).map(Throwable::getCause));
      assertTrue(causes.contains(refusal + ": "), causes);
    }
  }

  private RogueMaking rogue(Runnable tasks) {
    return new RogueMaking(users.orElseThrow(), new Willing(done), tasks);
  }

  private List<FactKind> kinds(RunId run) {
    return facts(run).stream().map(Fact::kind).toList();
  }

  private List<String> refusals(RunId run) {
    return facts(run).stream()
        .filter(fact -> fact.kind() == FactKind.WARRANT_REFUSED)
        .map(fact -> fact.detail().getOrDefault("refusal", ""))
        .toList();
  }

  private List<Fact> facts(RunId run) {
    return new JournalTable(ledger.orElseThrow())
        .read(run).stream().map(JournalEntry::fact).toList();
  }

  private static ProvisioningActs acts() {
    return Workflow.newActivityStub(ProvisioningActs.class, onItsQueue());
  }

  private static void raw(String type, RunId run) {
    Workflow.newUntypedActivityStub(onItsQueue())
        .execute(type, Void.class, Map.of("run", run.value(), "facts", List.of()));
  }

  private static ActivityOptions onItsQueue() {
    return TaskQueues.on(TaskQueues.PROVISION, Retries.opening());
  }

  /** What no table of a worker knows. */
  @ActivityInterface
  public interface Unlisted {

    /** Takes a role away. */
    void deleteRole(UndoingAct act);
  }

  /** Does whatever reaches it. */
  private record Willing(List<String> done) implements ProvisioningActs, Unlisted {

    @Override
    public void deleteRole(UndoingAct act) {
      done.add("DeleteRole");
    }

    private MakingReport made(MakingAct act) {
      done.add("made");
      return new MakingReport(act.run(), act.operation(), List.of());
    }

    @Override
    public MakingReport createRole(MakingAct act) {
      return made(act);
    }

    @Override
    public MakingReport createProfile(MakingAct act) {
      return made(act);
    }

    @Override
    public MakingReport enableProfile(MakingAct act) {
      return made(act);
    }

    @Override
    public MakingReport registerProfile(MakingAct act) {
      return made(act);
    }

    @Override
    public UndoReport undoProfile(UndoingAct act) {
      done.add("undo " + act.run());
      return new UndoReport(act.run(), false, List.of());
    }
  }
}
