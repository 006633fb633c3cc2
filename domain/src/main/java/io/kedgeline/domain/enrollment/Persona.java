package io.kedgeline.domain.enrollment;

import java.util.regex.Pattern;

/**
 * As what a device is enrolled, such as {@code analyst-laptop} or {@code build-runner}: what it may
 * have goes by this name, so a device of one persona is never taken for one of another.
 *
 * @param value 2 to 63 characters of {@code a-z 0-9 -}, beginning with a letter
 */
public record Persona(String value) {

  private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9-]{1,62}");

  public Persona {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "persona: must be 2 to 63 characters of a-z 0-9 - and begin with a letter");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
