package io.kedgeline.starters.api;

import java.time.Instant;

/**
 * A bootstrap token, told this once.
 *
 * @param token the token, to be brought to the device and written nowhere else
 * @param expires when it can be used no more
 */
public record TokenView(String token, Instant expires) {

  /** Never the token. */
  @Override
  public String toString() {
    return "TokenView[expires=" + expires + "]";
  }
}
