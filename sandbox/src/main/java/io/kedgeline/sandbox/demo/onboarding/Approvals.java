package io.kedgeline.sandbox.demo.onboarding;

import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.sandbox.Sandbox;
import io.kedgeline.sandbox.demo.Waiting;
import io.kedgeline.starters.api.RunView;
import io.kedgeline.starters.api.Vote;
import io.kedgeline.starters.client.ApiClient;
import io.kedgeline.starters.client.ApiRefusal;
import java.util.Optional;
import java.util.Set;

/** What people do to a run over HTTP. */
final class Approvals {

  private static final Set<String> PASSING =
      Set.of("PLANNING", "APPROVED", "MAKING", "UNDOING", "ISSUING", "REVOKING");

  private final Sandbox sandbox;

  Approvals(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  /** Votes yes in this slot, on the plan of this digest. */
  void approve(PersonId person, RunId run, String slot, String digest) {
    var unused =
        sandbox
            .as(person)
            .vote(
                run,
                new Vote("approve", digest, Optional.of(slot), Optional.empty(), Optional.empty()));
  }

  /** Waits until the run stands in a state that does not pass by itself. */
  String settled(ApiClient anybody, RunId run) {
    return Waiting.until(
        () -> look(anybody, run).map(view -> view.row().state()),
        state -> !PASSING.contains(state),
        run + " to come to rest");
  }

  private static Optional<RunView> look(ApiClient client, RunId run) {
    try {
      return Optional.of(client.run(run));
    } catch (ApiRefusal notYet) {
      return Optional.empty();
    }
  }
}
