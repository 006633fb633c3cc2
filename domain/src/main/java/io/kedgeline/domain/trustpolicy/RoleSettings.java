package io.kedgeline.domain.trustpolicy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a role besides its trust policy.
 *
 * @param boundary whether it has a permissions boundary
 * @param maximumSession its MaxSessionDuration
 * @param profiles the profiles that hold it, as far as they are known
 */
public record RoleSettings(
    Presence boundary, Optional<Duration> maximumSession, List<ProfileSettings> profiles) {

  /** AWS's smallest MaxSessionDuration (IAM API reference, CreateRole). */
  static final Duration LEAST_MAXIMUM = Duration.ofHours(1);

  public RoleSettings {
    profiles = List.copyOf(profiles);
  }

  /** Nothing but the policy is at hand. */
  public static RoleSettings unknown() {
    return new RoleSettings(Presence.UNKNOWN, Optional.empty(), List.of());
  }
}
