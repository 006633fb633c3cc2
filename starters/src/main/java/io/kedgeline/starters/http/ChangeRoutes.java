package io.kedgeline.starters.http;

import io.kedgeline.domain.identity.Person;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.rulebook.Rulebook;
import io.kedgeline.starters.api.RunRef;
import io.kedgeline.starters.change.ChangeDoor;
import io.kedgeline.starters.change.ChangeSignature;
import io.kedgeline.starters.desk.Desk;
import java.util.List;

/** {@code /v1/changes}: what the change system asks and tells. */
final class ChangeRoutes {

  private final ChangeDoor door;
  private final Rulebook rulebook;
  private final Requesters requesters;

  ChangeRoutes(ChangeDoor door, Rulebook rulebook) {
    this.door = door;
    this.rulebook = rulebook;
    this.requesters = new Requesters(rulebook);
  }

  List<Route> routes() {
    return List.of(
        Route.openPost("/v1/changes/{change}/runs", this::run),
        Route.openPost("/v1/changes/{change}/events", this::moved));
  }

  private Answer run(Call call) {
    signature(call);
    ChangeBodies bodies = new ChangeBodies(call.change());
    ChangeBodies.Asked asked = call.body(body -> bodies.window(body, rulebook));
    Person requester =
        door.person(asked.requester())
            .orElseThrow(() ->
                Problem.of(
                    403,
                    "May not ask",
                    "REQUESTER_UNKNOWN",
                    "the directory of people knows nobody by what the request calls its requester"));
    requesters.require(requester);
    Desk.Asked result = door.ask(requester, asked.window());
    RunRef run = new RunRef(result.run());
    return result.first() ? Answer.accepted(run, "/v1/windows/" + call.change()) : Answer.ok(run);
  }

  /** The event is believed in nothing: the run reads the record itself. */
  private Answer moved(Call call) {
    String signature = signature(call);
    RunId run = call.window();
    call.body(new ChangeBodies(call.change())::moved);
    if (!door.moved(run, signature)) {
      throw Problem.of(
          429,
          "Not now",
          "NOT_LOOKING",
          run
              + " looked at its change record a moment ago, or needs it no more;"
              + " a record that forbids the window is found out without this, too");
    }
    return Answer.accepted(new RunRef(run), "/v1/windows/" + call.change());
  }

  /** Before anything else is read of the call. */
  private String signature(Call call) {
    if (!door.signed(
        call.soleHeader(ChangeSignature.TIMESTAMP),
        call.soleHeader(ChangeSignature.SIGNATURE),
        call.octets())) {
      throw Problem.of(
          401,
          "Not the change system",
          "NOT_SIGNED_BY_CHANGE_SYSTEM",
          "the request is not signed with the change system's secret, or not about now");
    }
    return call.soleHeader(ChangeSignature.SIGNATURE).orElseThrow();
  }
}
