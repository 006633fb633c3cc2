package io.kedgeline.twins.aws.state;

import java.time.Instant;
import java.util.Optional;

/**
 * Credentials that the twin has issued.
 *
 * @param id the access key id
 * @param secret the secret access key
 * @param token the session token of temporary ones
 * @param principal whose they are
 * @param created when they were issued
 * @param active whether they are taken
 * @param expires until when they are taken, if they end
 */
public record AccessKey(
    String id,
    String secret,
    Optional<String> token,
    Principal principal,
    Instant created,
    boolean active,
    Optional<Instant> expires) {

  /** The same credentials, taken or not taken from now on. */
  public AccessKey active(boolean taken) {
    return new AccessKey(id, secret, token, principal, created, taken, expires);
  }

  @Override
  public String toString() {
    return "AccessKey[" + id + "]";
  }
}
