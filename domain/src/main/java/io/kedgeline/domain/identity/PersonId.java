package io.kedgeline.domain.identity;

import java.util.regex.Pattern;

/** The one name of a natural person, whatever accounts they sign in with. */
public record PersonId(String value) {

  private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9._-]{1,62}");

  public PersonId {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "person: must be 2 to 63 characters of a-z 0-9 . _ - and begin with a letter or digit");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
