package io.kedgeline.activities.change;

import java.net.URI;

/**
 * How the change system is reached.
 *
 * @param base its address without a path, such as {@code https://company.service-now.com}
 * @param token the bearer token of an account that only reads
 */
public record ChangeAccess(URI base, String token) {

  @Override
  public String toString() {
    return "ChangeAccess[" + base + "]";
  }
}
