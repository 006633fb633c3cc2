package io.kedgeline.domain.rulebook;

import java.time.Duration;

/**
 * What the people data must be like.
 *
 * @param maximumAge the age of the last whole reading from which on every question is answered no;
 *     1 minute to 7 days
 */
public record DirectoryRules(Duration maximumAge) {

  public DirectoryRules {
    DurationLimit.DIRECTORY_AGE.require("maximumAge", maximumAge);
  }
}
