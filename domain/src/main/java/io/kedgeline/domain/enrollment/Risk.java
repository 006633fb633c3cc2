package io.kedgeline.domain.enrollment;

import java.time.Duration;

/** How much harm a consumer's certificate could do, which says how long it may live. */
public enum Risk {
  STANDARD(Duration.ofDays(30)),
  HIGH(Duration.ofDays(14));

  private final Duration longestValidity;

  Risk(Duration longestValidity) {
    this.longestValidity = longestValidity;
  }

  /** How long a certificate of this risk is valid at most (security pattern 5.6). */
  public Duration longestValidity() {
    return longestValidity;
  }
}
