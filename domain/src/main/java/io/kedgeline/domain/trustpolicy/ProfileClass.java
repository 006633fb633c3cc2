package io.kedgeline.domain.trustpolicy;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * A kind of profile, which its name tells (security pattern 6).
 *
 * @param prefix how the names of its profiles begin, such as {@code sec-ir-}
 * @param longestSession how long its sessions are at most
 */
public record ProfileClass(String prefix, Duration longestSession) {

  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

  public ProfileClass {
    requirePrefix(prefix);
  }

  /** The beginning of names as it must be. */
  public static String requirePrefix(String prefix) {
    if (!SHAPE.matcher(prefix).matches()) {
      throw new IllegalArgumentException(
          "name: must be 1 to 64 characters of A-Z a-z 0-9 _ - and begin with a letter or digit");
    }
    return prefix;
  }
}
