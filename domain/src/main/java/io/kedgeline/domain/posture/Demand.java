package io.kedgeline.domain.posture;

import java.util.List;
import java.util.stream.Stream;

/** What a rulebook may demand of a device (security pattern §4 and §5.6). */
public enum Demand {
  DISK_ENCRYPTED,
  EDR_RUNNING,
  FIREWALL_ON,
  KERNEL_CURRENT,
  KEY_PROTECTED;

  /**
   * The demand of this name.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static Demand named(String name) {
    return Stream.of(values())
        .filter(demand -> demand.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("demanded: must be one of " + List.of(values())));
  }
}
