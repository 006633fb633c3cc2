package io.kedgeline.activities.sweep;

import java.time.Duration;

/**
 * How fast a sweep asks. IAM Roles Anywhere answers one call a second about profiles, per account
 * and Region, and windows need such calls too (IAM Roles Anywhere User Guide, "Quotas").
 *
 * @param pause what lies between two profiles of one account and Region
 */
public record SweepPace(Duration pause) {

  private static final Duration QUOTA = Duration.ofSeconds(1);

  /** One call in the time in which AWS answers two: half of its quota is left to windows. */
  public static SweepPace halfOfTheQuota() {
    return new SweepPace(QUOTA.multipliedBy(2));
  }

  void betweenProfiles() {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the sweep is stopping", stopped);
    }
  }
}
