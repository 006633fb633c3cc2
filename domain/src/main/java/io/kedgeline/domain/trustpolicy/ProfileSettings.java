package io.kedgeline.domain.trustpolicy;

import java.time.Duration;
import java.util.Optional;

/**
 * What is known of a profile that holds the role.
 *
 * @param name its name
 * @param session how long its sessions are: AWS's default and its cap
 * @param sessionNamesChosen whether {@code acceptRoleSessionName} is on
 */
public record ProfileSettings(
    Optional<String> name, Optional<Duration> session, Presence sessionNamesChosen) {

  /** As a sentence names it. */
  String title() {
    return name.map(known -> "profile " + known).orElse("the profile");
  }
}
