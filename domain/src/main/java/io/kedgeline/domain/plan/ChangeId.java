package io.kedgeline.domain.plan;

import java.util.regex.Pattern;

/** The number of a record in the change-management system, such as {@code CHG-1042}. */
public record ChangeId(String value) {

  private static final Pattern SHAPE = Pattern.compile("[A-Z]{2,10}-?[0-9]{1,12}");

  public ChangeId {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "change: must be 2 to 10 capital letters, perhaps a hyphen, and 1 to 12 digits, such as CHG-1042");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
