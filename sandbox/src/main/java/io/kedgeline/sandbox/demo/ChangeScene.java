package io.kedgeline.sandbox.demo;

import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.sandbox.Sandbox;
import io.kedgeline.sandbox.world.ChangeWish;
import io.kedgeline.sandbox.world.InventedChange;
import io.kedgeline.sandbox.world.InventedPeople;
import io.kedgeline.twins.change.ChangeSender;
import io.kedgeline.twins.change.ChangeSender.Answered;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The company's change system starts the window, and is told how it ended. */
final class ChangeScene {

  private static final String ASSESSED = "-4";
  private static final String SCHEDULED = "-2";

  private final Sandbox sandbox;
  private final Transcript transcript;
  private final ChangeId change;
  private final String path;

  ChangeScene(Sandbox sandbox, Transcript transcript, ChangeId change) {
    this.sandbox = sandbox;
    this.transcript = transcript;
    this.change = change;
    this.path = "/v1/changes/" + change + "/runs";
  }

  /** The record is scheduled, and the change system asks for its window. */
  void ask() {
    Map<String, String> fields =
        new HashMap<>(
            InventedChange.fields(
                change,
                sandbox.account().profile().value(),
                InventedPeople.REQUESTER,
                sandbox.clock().instant()));
    fields.put("state", ASSESSED);
    sandbox.changes().make(fields);
    transcript.say("maya", "has change " + change + " assessed in the company's change system");
    String wish = ChangeWish.of(sandbox, change).json();
    try (ChangeSender stranger = new ChangeSender(sandbox.server(), "0".repeat(32))) {
      Answered refused = stranger.send(path, wish);
      transcript.prove(
          "somebody",
          "asks in the change system's name without its secret: answered " + refused.status(),
          refused.status() == 401);
    }
    sandbox.changes().change(change.value(), Map.of("state", SCHEDULED));
    Answered asked = sandbox.changeSender().send(path, wish);
    transcript.prove(
        "change",
        "%s is scheduled: a signed webhook asks for 30 minutes of sec-breakglass for omar, in maya's name"
            .formatted(change),
        asked.status() == 202);
    Answered again = sandbox.changeSender().send(path, wish);
    transcript.prove(
        "change", "sends the same once more: it is the same run", again.status() == 200);
  }

  /** The record has one note, which says how the window ended. */
  void told(Digest plan) {
    List<String> notes =
        Waiting.until(
            () -> Optional.of(sandbox.changes().notes(change.value())),
            written -> !written.isEmpty(),
            "the work note of " + change);
    transcript.prove(
        "change",
        "has one work note: CLOSED, with the plan's digest and how to get the evidence",
        notes.size() == 1
            && notes.getFirst().contains(": CLOSED, ")
            && notes.getFirst().contains(plan.hex()));
  }
}
