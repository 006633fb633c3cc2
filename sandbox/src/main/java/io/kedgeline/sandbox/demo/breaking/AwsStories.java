package io.kedgeline.sandbox.demo.breaking;

import io.kedgeline.domain.window.WindowState;
import io.kedgeline.sandbox.demo.Holder;
import io.kedgeline.twins.aws.faults.Fault;
import io.kedgeline.twins.aws.faults.Faults;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** AWS answers otherwise than one would wish. */
final class AwsStories {

  private AwsStories() {}

  static void answerLost(Stage stage) {
    faults(stage).add(Fault.lost("rolesanywhere", "EnableProfile").times(1));
    stage.transcript().say("network", "will lose AWS's next answer to EnableProfile");
    AwsSessionCredentials session = stage.open();
    long asked = calls(stage, "EnableProfile");
    long enabled = stage.results().stream().filter("Enable"::equals).count();
    stage
        .transcript()
        .prove(
            "kedgeline",
            "asked AWS %d times to enable, and opened %d window".formatted(asked, enabled),
            asked > 1 && enabled == 1);
    stage.closeEarly();
    stage.proveClosed();
    stage.proveOut(session);
  }

  static void profileDeleted(Stage stage) {
    AwsSessionCredentials session = stage.open();
    stage.sandbox().deleteProfileByHand();
    stage.transcript().say("somebody", "deletes the profile with the account's root keys");
    stage.proveNotLetIn();
    stage.closeEarly();
    stage.proveClosed();
    stage.proveOut(session);
  }

  static void closingDenied(Stage stage) {
    AwsSessionCredentials session = stage.open();
    faults(stage).add(Fault.error("sts", "AssumeRole", 403, "AccessDenied"));
    stage.transcript().say("AWS", "refuses whoever would become the closing role");
    stage.closeEarly();
    stage.awaitThroughTries(WindowState.CLOSE_UNPROVEN);
    List<String> severe = stage.severe();
    stage
        .transcript()
        .prove(
            "kedgeline",
            "says CLOSE_UNPROVEN, not CLOSED, and pages once: " + String.join("; ", severe),
            severe.size() == 1);
    String called = new Holder(stage.sandbox()).call(session);
    stage.transcript().prove("omar", "is indeed still in: " + called, called.startsWith("allowed"));
    faults(stage).clear();
    stage.transcript().say("AWS", "is well again");
    stage.awaitThroughTries(WindowState.CLOSED);
    stage.proveClosed();
    stage.proveOut(session);
  }

  private static long calls(Stage stage, String operation) {
    return stage.sandbox().aws().calls().stream()
        .filter(call -> call.operation().equals(operation))
        .count();
  }

  private static Faults faults(Stage stage) {
    return stage.sandbox().aws().levers().faults();
  }
}
