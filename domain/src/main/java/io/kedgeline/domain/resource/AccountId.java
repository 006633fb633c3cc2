package io.kedgeline.domain.resource;

import java.util.regex.Pattern;

/** An AWS account: twelve digits. */
public record AccountId(String value) {

  private static final Pattern SHAPE = Pattern.compile("[0-9]{12}");

  public AccountId {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("account: must be 12 digits");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
