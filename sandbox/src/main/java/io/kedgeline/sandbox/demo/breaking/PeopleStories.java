package io.kedgeline.sandbox.demo.breaking;

import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.window.WindowState;
import io.kedgeline.sandbox.demo.EvidenceScene;
import io.kedgeline.sandbox.demo.Waiting;
import io.kedgeline.starters.api.WindowView;
import io.kedgeline.twins.aws.faults.Fault;
import io.kedgeline.workflows.breakglass.WindowOutcome;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** People change their minds, or the record. */
final class PeopleStories {

  /** As ServiceNow's table API has it. */
  private static final String CANCELLED = "4";

  private static final Duration LONG_ENOUGH_FOR_A_NO = Duration.ofSeconds(4);

  private PeopleStories() {}

  static void changeCancelled(Stage stage) {
    AwsSessionCredentials session = stage.open();
    stage.sandbox().changes().change(Stage.CHANGE.value(), Map.of("state", CANCELLED));
    stage.transcript().say("manager", "cancels " + Stage.CHANGE + " in the change system");
    stage.proveClosed();
    stage.proveOut(session);
  }

  static void deniedAfterQuorum(Stage stage) {
    stage
        .sandbox()
        .aws()
        .levers()
        .faults()
        .add(Fault.delay("rolesanywhere", "UpdateProfile", LONG_ENOUGH_FOR_A_NO).times(1));
    stage.request();
    stage.approve();
    Waiting.until(
        () ->
            stage.cast().maya().history(Stage.RUN).entries().stream()
                .map(entry -> entry.fact())
                .filter(fact ->
                    fact.kind() == FactKind.INTENT
                        && fact.detail().getOrDefault("activity", "").equals("WriteLease"))
                .findFirst(),
        fact -> true,
        "the lease to be written");
    stage.deny(stage.cast().ravi());
    stage.transcript().say("ravi", "says no after all, while the lease is being written");
    WindowView window =
        Waiting.until(
            () -> Optional.of(stage.cast().maya().window(Stage.CHANGE)),
            found -> found.state().closed() || found.state().last(),
            Stage.CHANGE + " to end");
    stage
        .transcript()
        .prove(
            "kedgeline",
            "says " + window.state() + ": " + window.reason().orElse(""),
            window.state() != WindowState.CLOSED && !stage.results().contains("Enable"));
    stage.proveNotLetIn();
  }

  static void evidenceAltered(Stage stage) throws IOException {
    stage.request();
    stage.deny(stage.cast().ravi());
    WindowOutcome outcome =
        stage
            .sandbox()
            .client()
            .newUntypedWorkflowStub(Stage.RUN.value())
            .getResult(WindowOutcome.class);
    stage.transcript().say("ravi", "says no: " + outcome.state() + ", and the record is sealed");
    new EvidenceScene(stage.sandbox(), stage.transcript())
        .tell(Stage.RUN, stage.cast().maya().evidence(Stage.RUN));
  }
}
