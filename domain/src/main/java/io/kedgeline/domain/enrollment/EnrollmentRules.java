package io.kedgeline.domain.enrollment;

import java.time.Duration;

/**
 * How a company enrols consumers.
 *
 * @param tokenLifetime how long a bootstrap token can be used; at most {@link
 *     BootstrapToken#LONGEST_LIFETIME}
 */
public record EnrollmentRules(Duration tokenLifetime) {

  public EnrollmentRules {
    if (!tokenLifetime.isPositive()
        || tokenLifetime.compareTo(BootstrapToken.LONGEST_LIFETIME) > 0) {
      throw new IllegalArgumentException(
          "tokenLifetime: must be longer than nothing and at most PT1H");
    }
  }
}
