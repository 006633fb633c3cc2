package io.kedgeline.domain.certificate;

import java.util.regex.Pattern;

/**
 * The {@code aws:SourceIdentity} that Roles Anywhere gives every session of one holder: {@code
 * CN=<common name>}. It cannot be changed once set and survives role chaining (IAM Roles Anywhere
 * User Guide, "Trust model").
 *
 * @param value {@code CN=} and 1 to 61 characters that STS accepts
 */
public record SourceIdentity(String value) {

  /**
   * Longer common names lose the {@code CN=} prefix in AWS, so that the form is ambiguous: refused.
   */
  public static final int LONGEST_COMMON_NAME = 61;

  private static final String PREFIX = "CN=";
  private static final Pattern SHAPE =
      Pattern.compile(PREFIX + "[\\w+=,.@-]{1," + LONGEST_COMMON_NAME + "}");

  public SourceIdentity {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "holder: must be CN= and a common name of 1 to 61 characters of A-Z a-z 0-9 _ + = , . @ -");
    }
  }

  /** The source identity of the holder with this subject common name. */
  public static SourceIdentity ofCommonName(String commonName) {
    return new SourceIdentity(PREFIX + commonName);
  }

  /** The common name. */
  public String commonName() {
    return value.substring(PREFIX.length());
  }

  @Override
  public String toString() {
    return value;
  }
}
