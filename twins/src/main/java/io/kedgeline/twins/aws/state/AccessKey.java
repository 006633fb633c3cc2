package io.kedgeline.twins.aws.state;

import java.util.Optional;

/**
 * Credentials that the twin has issued.
 *
 * @param id the access key id
 * @param secret the secret access key
 * @param token the session token of temporary ones
 * @param principal whose they are
 */
public record AccessKey(String id, String secret, Optional<String> token, Principal principal) {

  @Override
  public String toString() {
    return "AccessKey[" + id + "]";
  }
}
