package io.kedgeline.twins.aws.front;

import io.kedgeline.twins.aws.state.AwsState;
import io.kedgeline.twins.aws.state.Judge;
import io.kedgeline.twins.aws.state.Principal;

/**
 * One authenticated call.
 *
 * @param state what this AWS remembers
 * @param principal who signed
 * @param region the Region that the signature names
 * @param judge decides by the principal's policies
 * @param request the request
 */
public record Invocation(
    AwsState state, Principal principal, String region, Judge judge, Request request) {

  /** The account of whoever signed. */
  public String account() {
    return principal.account();
  }
}
