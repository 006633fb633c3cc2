package io.kedgeline.activities.posture;

import java.net.URI;

/**
 * How device management is reached.
 *
 * @param base its address without a path, such as {@code https://devices.company.example}
 * @param token the bearer token of an account that only reads
 */
public record PostureAccess(URI base, String token) {

  @Override
  public String toString() {
    return "PostureAccess[" + base + "]";
  }
}
