package io.kedgeline.sandbox.demo;

import static io.kedgeline.sandbox.world.InventedPeople.REQUESTER;
import static io.kedgeline.sandbox.world.InventedPeople.RESPONSE_LEAD;
import static io.kedgeline.sandbox.world.InventedPeople.SECURITY_LEAD;

import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.window.WindowState;
import io.kedgeline.sandbox.Sandbox;
import io.kedgeline.starters.api.Vote;
import io.kedgeline.starters.api.WindowAsked;
import io.kedgeline.starters.client.ApiClient;
import java.time.Duration;
import java.util.Optional;

/**
 * The people of the demo, signed in.
 *
 * @param maya asks, and stands in a group that approves
 * @param grace leads security, and stands in the incident-response group too
 * @param ravi leads incident response
 */
public record Cast(ApiClient maya, ApiClient grace, ApiClient ravi) {

  /** Signs them in at the company's issuer. */
  public static Cast signIn(Sandbox sandbox) {
    return new Cast(sandbox.as(REQUESTER), sandbox.as(SECURITY_LEAD), sandbox.as(RESPONSE_LEAD));
  }

  /** Maya asks for a window of the break-glass profile for this holder; it stands to the vote. */
  public void ask(
      Sandbox sandbox, ChangeId change, PersonId holder, Duration length, String reason) {
    sandbox.recordChange(change);
    maya.request(
        new WindowAsked(
            change.value(),
            "sec-breakglass",
            holder.value(),
            sandbox.holder(holder).sourceIdentity().value(),
            length.toString(),
            reason));
    Waiting.untilState(maya, change, WindowState.AWAITING_APPROVAL);
  }

  /** Grace and Ravi fill both slots of what is put to the vote. */
  public void approve(ChangeId change) {
    grace.vote(change, approval(change, "security-lead"));
    ravi.vote(change, approval(change, "ir-lead"));
  }

  /** A yes to what is put to the vote. */
  Vote approval(ChangeId change, String slot) {
    return new Vote("approve", plan(change), Optional.of(slot), Optional.empty());
  }

  /** A no to what is put to the vote. */
  public Vote denial(ChangeId change, String reason) {
    return new Vote("deny", plan(change), Optional.empty(), Optional.of(reason));
  }

  private String plan(ChangeId change) {
    return maya.window(change).digest().orElseThrow().hex();
  }
}
