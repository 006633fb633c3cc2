package io.kedgeline.starters.http;

import io.kedgeline.domain.identity.Person;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.rulebook.Rulebook;
import io.kedgeline.starters.api.RunKind;
import io.kedgeline.starters.api.RunRef;
import io.kedgeline.starters.change.ChangeDoor;
import io.kedgeline.starters.desk.Desk;
import io.kedgeline.starters.desk.WindowForm;
import java.util.List;

/** {@code /v1/changes}: what the change system asks and tells. */
final class ChangeRoutes {

  private final ChangeDoor door;
  private final ChangeCaller caller;
  private final Rulebook rulebook;
  private final Requesters requesters;

  ChangeRoutes(ChangeDoor door, Rulebook rulebook) {
    this.door = door;
    this.caller = new ChangeCaller(door);
    this.rulebook = rulebook;
    this.requesters = new Requesters(new WindowForm(rulebook)::refusal);
  }

  List<Route> routes() {
    return List.of(
        Route.openPost("/v1/changes/{change}/runs", this::run),
        Route.openPost("/v1/changes/{change}/events", this::moved));
  }

  private Answer run(Call call) {
    caller.word(call);
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
    String word = caller.word(call);
    RunId run = door.run(call.change());
    call.body(new ChangeBodies(call.change())::moved);
    if (!door.moved(run, word)) {
      throw Problem.of(
          429,
          "Not now",
          "NOT_LOOKING",
          run
              + " looked at its change record a moment ago, or needs it no more;"
              + " a record that forbids it is found out without this, too");
    }
    return Answer.accepted(new RunRef(run), RunKind.of(run).path() + "/" + call.change());
  }
}
