package io.kedgeline.domain.identity;

import java.util.regex.Pattern;

/** The name of a group of people, as the directory spells it. */
public record GroupName(String value) {

  private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9._-]{1,62}");

  public GroupName {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "group: must be 2 to 63 characters of a-z 0-9 . _ - and begin with a letter or digit");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
