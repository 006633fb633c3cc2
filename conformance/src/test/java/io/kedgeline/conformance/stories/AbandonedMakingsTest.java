package io.kedgeline.conformance.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.activities.aws.AccountSessions;
import io.kedgeline.activities.onboarding.AbandonedMakings;
import io.kedgeline.activities.onboarding.AwsProvisioningActs;
import io.kedgeline.activities.onboarding.ProfileDrafting;
import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.onboarding.MadeStage;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.rulebook.Rulebook;
import io.kedgeline.ledger.database.LedgerDatabase;
import io.kedgeline.ledger.journal.JournalTable;
import io.kedgeline.ledger.registry.AlertTable;
import io.kedgeline.ledger.registry.ProfileTable;
import io.kedgeline.sandbox.Sandbox;
import io.kedgeline.sandbox.demo.Waiting;
import io.kedgeline.twins.aws.faults.Fault;
import io.kedgeline.workers.config.WorkerConfig;
import io.kedgeline.workers.config.WorkerDuty;
import io.temporal.client.WorkflowFailedException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;

/** A run that is terminated in the engine while it makes something leaves nothing for long. */
@ExtendWith(SharedSandbox.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AbandonedMakingsTest {

  private static final String ROLE = "ExactTR-CI-ArtifactScan";
  private static final Map<String, String> CI =
      Map.of("REPOSITORIES", "exacttr/builds", "ARTIFACT_BUCKET", "exacttr-artifacts");

  private final Sandbox sandbox;
  private final ProfileStory story;
  private final WorkerConfig config;
  private final AccountSessions sessions;
  private final LedgerDatabase ledger;

  AbandonedMakingsTest(Sandbox sandbox) {
    this.sandbox = sandbox;
    this.story = new ProfileStory(sandbox);
    this.config = WorkerConfig.read(sandbox.workerSettings());
    this.ledger = LedgerDatabase.open(config.ledger().of(WorkerDuty.PROVISION));
    this.sessions = new AccountSessions(config.awsAccess(), rulebook().executors());
  }

  @AfterAll
  void end() {
    sessions.close();
    ledger.close();
    story.close();
  }

  @AfterEach
  void noFaults() {
    sandbox.aws().levers().faults().clear();
  }

  @Test
  void whatATerminatedRunMadeIsUndoneHoursLaterAndPages() {
    sandbox
        .aws()
        .levers()
        .faults()
        .add(Fault.error("rolesanywhere", "CreateProfile", 500, "InternalServerException"));
    RunId run = story.approved(story.request("sec-ci-agent", CI));
    Waiting.until(() -> standing().filter(there -> there), there -> there, "the role to be made");
    sandbox.client().newUntypedWorkflowStub(run.value()).terminate("an operator's slip");
    assertThrows(WorkflowFailedException.class, () -> story.outcome(run));
    noFaults();

    Instant now = config.clock().instant();
    assertEquals(List.of(), makings(now.plus(AbandonedMakings.PATIENCE).minusSeconds(60)).undo());
    assertTrue(standing().orElseThrow());

    Instant late = now.plus(AbandonedMakings.PATIENCE).plus(Duration.ofMinutes(1));
    assertEquals(
        List.of(run),
        makings(late).undo(),
        () -> new AlertTable(sandbox.ledger()).of(run).toString());
    assertEquals(Optional.of(false), standing());
    assertEquals(
        Optional.of(MadeStage.UNDONE),
        new ProfileTable(sandbox.ledger(), config.clock()).of(run).map(made -> made.stage()));
    assertTrue(
        story.facts(run).stream().anyMatch(fact -> fact.kind() == FactKind.SWEPT),
        () -> story.facts(run).toString());
    assertEquals(1, new AlertTable(sandbox.ledger()).of(run).size());

    assertEquals(List.of(), makings(late).undo());
    assertEquals(1, new AlertTable(sandbox.ledger()).of(run).size());
  }

  private AbandonedMakings makings(Instant now) {
    ProfileTable table = new ProfileTable(ledger, InstantSource.fixed(now));
    AwsProvisioningActs acts =
        new AwsProvisioningActs(sessions, table, new ProfileDrafting(rulebook()));
    return new AbandonedMakings(
        List.of(new AbandonedMakings.Kind("profile", table::begunBefore, acts::undoProfile)),
        new JournalTable(ledger),
        new AlertTable(ledger),
        InstantSource.fixed(now));
  }

  private Rulebook rulebook() {
    return sandbox.rulebook().rulebook();
  }

  private Optional<Boolean> standing() {
    try (Root root = new Root(sandbox.aws(), sandbox.account())) {
      root.iam().getRole(r -> r.roleName(ROLE));
      return Optional.of(true);
    } catch (NoSuchEntityException gone) {
      return Optional.of(false);
    }
  }
}
