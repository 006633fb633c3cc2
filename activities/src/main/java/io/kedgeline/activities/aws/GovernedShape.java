package io.kedgeline.activities.aws;

import io.kedgeline.domain.resource.RoleArn;
import java.time.Duration;
import java.util.List;

/**
 * What of a break-glass profile no lease ever changes. A profile that opens must have exactly this
 * shape: another role, a longer session or a further policy would let somebody have more than was
 * approved.
 *
 * @param role the one role that it gives
 * @param sessionDuration the rulebook's
 */
record GovernedShape(RoleArn role, Duration sessionDuration) {

  /** The state of a profile of this shape. */
  WrittenState settledTo(boolean enabled, String sessionPolicy) {
    return new WrittenState(
        enabled,
        sessionPolicy,
        Math.toIntExact(sessionDuration.toSeconds()),
        false,
        List.of(role.value()),
        List.of());
  }
}
