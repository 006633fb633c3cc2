package io.kedgeline.starters.http;

import java.time.Duration;

/**
 * What one caller, or all together, may hold of the server.
 *
 * @param connections how many may be open at once; further ones wait to be accepted
 * @param idle how long nothing may come or go on a connection
 * @param renewal a connection that is older is ended with the answer to its next request
 * @param life how old a connection may become, whatever is going on on it
 */
record Limits(int connections, Duration idle, Duration renewal, Duration life) {

  /** A body and a bearer token of the longest kind that is believed fit into these. */
  static final int BODY_OCTETS = 64 * 1024;

  /** EventBridge's largest event (EventBridge User Guide, "Quotas"), in JSON. */
  static final int AWS_EVENT_OCTETS = 256 * 1024;

  /** A revocation list as long as Roles Anywhere takes one, and two certificates, in JSON. */
  static final int AUTHORITY_OCTETS = 384 * 1024;

  static final int HEADER_OCTETS = 24 * 1024;

  /** A client of ours waits 40 s for an answer: between renewal and end there is time for that. */
  static Limits usual() {
    return new Limits(512, Duration.ofSeconds(30), Duration.ofSeconds(60), Duration.ofSeconds(120));
  }
}
