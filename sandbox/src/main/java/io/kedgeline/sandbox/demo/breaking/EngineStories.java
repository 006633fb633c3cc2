package io.kedgeline.sandbox.demo.breaking;

import io.kedgeline.domain.window.WindowState;
import io.kedgeline.sandbox.database.CuttableProxy;
import io.kedgeline.sandbox.demo.EngineDownScene;
import io.kedgeline.sandbox.demo.Holder;
import io.kedgeline.sandbox.demo.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** Worker, ledger or engine is gone. */
final class EngineStories {

  private EngineStories() {}

  static void workerKilled(Stage stage) throws IOException, InterruptedException {
    AwsSessionCredentials session = stage.open();
    long pid = stage.sandbox().worker().pid();
    stage.sandbox().worker().kill();
    stage.transcript().say("worker", "process " + pid + " killed with SIGKILL");
    stage.sandbox().startWorkerAgain();
    stage.await(WindowState.OPEN);
    stage.letIn("still works");
    stage.closeEarly();
    stage.proveClosed();
    stage.proveOut(session);
    List<String> acts =
        stage.results().stream().filter(activity -> !activity.equals("Gather")).toList();
    stage
        .transcript()
        .prove(
            "worker",
            "process %d went on with the same run; each step once: %s"
                .formatted(stage.sandbox().worker().pid(), String.join(", ", acts)),
            stage.sandbox().worker().pid() != pid
                && acts.containsAll(List.of("Enable", "Close"))
                && acts.size() == new HashSet<>(acts).size());
  }

  static void enabledByHand(Stage stage) {
    scene(stage).enabledByHand();
  }

  static void engineDown(Stage stage) {
    scene(stage).engineLost();
  }

  static void ledgerDown(Stage stage) throws IOException, InterruptedException {
    Path settings = stage.sandbox().workerSettings().resolveSibling("by-proxy.properties");
    try (CuttableProxy way = CuttableProxy.toLedger(stage.sandbox().workerSettings(), settings)) {
      stage.sandbox().worker().kill();
      stage.sandbox().startWorkerAgain(settings);
      AwsSessionCredentials session = stage.open();
      way.cut();
      stage.transcript().say("ledger", "does not answer the worker any more");
      stage.closeEarly();
      Holder omar = new Holder(stage.sandbox());
      String called =
          Waiting.until(
              () -> Optional.of(omar.call(session)),
              answer -> answer.startsWith("refused"),
              "omar's session to be denied");
      stage
          .transcript()
          .prove(
              "omar",
              "is denied without the ledger: " + called,
              called.contains("explicit deny in an identity-based policy"));
      stage.awaitThroughTries(WindowState.CLOSE_UNPROVEN);
      stage.transcript().say("kedgeline", "says CLOSE_UNPROVEN, not CLOSED");
      way.mend();
      stage.transcript().say("ledger", "is back");
      stage.awaitThroughTries(WindowState.CLOSED);
      stage.proveClosed();
      stage.proveOut(session);
    } finally {
      Files.delete(settings);
    }
  }

  private static EngineDownScene scene(Stage stage) {
    return new EngineDownScene(stage.sandbox(), stage.transcript(), stage.cast());
  }
}
