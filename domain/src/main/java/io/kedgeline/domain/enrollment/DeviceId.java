package io.kedgeline.domain.enrollment;

import java.util.regex.Pattern;

/**
 * A device's own name in the company's device management: what stands after the URN space in the
 * URI of its certificate (security pattern §4).
 *
 * @param value 1 to 64 characters of {@code a-z 0-9 -}, beginning with a letter or digit
 */
public record DeviceId(String value) {

  private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

  public DeviceId {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "device: must be 1 to 64 characters of a-z 0-9 - and begin with a letter or digit");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
