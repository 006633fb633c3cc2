package io.kedgeline.domain.resource;

import java.util.regex.Pattern;

/** An AWS Region's code, such as {@code eu-central-1}. */
public record Region(String value) {

  private static final Pattern SHAPE = Pattern.compile("[a-z]{2}(-[a-z]+)++-[0-9]");

  public Region {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("region: must be a Region code such as eu-central-1");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
