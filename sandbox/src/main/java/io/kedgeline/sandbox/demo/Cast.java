package io.kedgeline.sandbox.demo;

import static io.kedgeline.sandbox.world.InventedPeople.REQUESTER;
import static io.kedgeline.sandbox.world.InventedPeople.RESPONSE_LEAD;
import static io.kedgeline.sandbox.world.InventedPeople.SECURITY_LEAD;

import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.plan.Digest;
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
 * @param sandbox where they are
 * @param maya asks, and stands in a group that approves
 * @param grace leads security, and stands in the incident-response group too
 * @param ravi leads incident response
 */
public record Cast(Sandbox sandbox, ApiClient maya, ApiClient grace, ApiClient ravi) {

  /** Signs them in at the company's issuer. */
  public static Cast signIn(Sandbox sandbox) {
    return new Cast(
        sandbox, sandbox.as(REQUESTER), sandbox.as(SECURITY_LEAD), sandbox.as(RESPONSE_LEAD));
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
    grace.vote(change, approval(change, "security-lead", SECURITY_LEAD));
    ravi.vote(change, approval(change, "ir-lead", RESPONSE_LEAD));
  }

  /**
   * This person's yes to what is put to the vote, with their sign-in where the slot asks for it.
   */
  Vote approval(ChangeId change, String slot, PersonId person) {
    String plan = plan(change);
    return new Vote(
        "approve",
        plan,
        Optional.of(slot),
        Optional.empty(),
        Optional.of(slot)
            .filter(Sandbox.SIGN_IN_SLOT::equals)
            .map(asked -> sandbox.signInFor(person, new Digest(plan))));
  }

  /** A no to what is put to the vote. */
  public Vote denial(ChangeId change, String reason) {
    return new Vote("deny", plan(change), Optional.empty(), Optional.of(reason), Optional.empty());
  }

  private String plan(ChangeId change) {
    return maya.window(change).digest().orElseThrow().hex();
  }
}
