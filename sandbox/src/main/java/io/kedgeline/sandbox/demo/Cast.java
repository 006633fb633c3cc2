package io.kedgeline.sandbox.demo;

import static io.kedgeline.sandbox.world.InventedPeople.REQUESTER;
import static io.kedgeline.sandbox.world.InventedPeople.RESPONSE_LEAD;
import static io.kedgeline.sandbox.world.InventedPeople.SECURITY_LEAD;

import io.kedgeline.sandbox.Sandbox;
import io.kedgeline.starters.client.ApiClient;

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
}
