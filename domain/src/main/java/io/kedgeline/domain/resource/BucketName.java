package io.kedgeline.domain.resource;

import java.util.regex.Pattern;

/**
 * The name of an S3 bucket (S3 User Guide, "General purpose bucket naming rules"), without dots,
 * which TLS certificates of virtual hosts do not cover.
 *
 * @param value 3 to 63 characters of {@code a-z 0-9 -}, a letter or digit at each end
 */
public record BucketName(String value) {

  private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9-]{1,61}[a-z0-9]");

  public BucketName {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "bucket: must be 3 to 63 characters of a-z 0-9 - and begin and end with a letter or digit");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
