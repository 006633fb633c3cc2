package io.kedgeline.domain.posture;

import java.time.Duration;
import java.util.Set;

/**
 * What a company demands of a device that is to be enrolled.
 *
 * @param demanded what it must show; at least one thing
 * @param maximumAge how old a report may be
 * @param kernelReleasesBehind how many releases a kernel may be behind the newest
 * @param keyProtections where a key may lie
 */
public record PostureRules(
    Set<Demand> demanded,
    Duration maximumAge,
    int kernelReleasesBehind,
    Set<KeyProtection> keyProtections) {

  public PostureRules {
    demanded = Set.copyOf(demanded);
    keyProtections = Set.copyOf(keyProtections);
    if (demanded.isEmpty()) {
      throw new IllegalArgumentException("demanded: must hold at least one");
    }
    if (keyProtections.contains(KeyProtection.NONE)) {
      throw new IllegalArgumentException("keyProtections: must not hold NONE");
    }
  }
}
