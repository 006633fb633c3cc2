package io.kedgeline.domain.resource;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ARN of an IAM role, path included.
 *
 * @param value {@code arn:aws:iam::ACCOUNT:role/[PATH/]NAME}
 */
public record RoleArn(String value) {

  private static final Pattern SHAPE =
      Pattern.compile(
          "arn:aws:iam::(?<account>[0-9]{12}):role/(?<path>([\\w+=,.@-]+/)*+)(?<name>[\\w+=,.@-]{1,64})");

  /** IAM API reference, {@code arnType}. */
  private static final int LONGEST = 2048;

  public RoleArn {
    if (value.length() > LONGEST || !SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("role: must be arn:aws:iam::ACCOUNT:role/NAME");
    }
  }

  /** The account that owns it. */
  public AccountId account() {
    return new AccountId(part("account"));
  }

  /** The role's name without its path, as IAM's operations take it. */
  public String name() {
    return part("name");
  }

  /** The path that it lies in: a slash, or one at each end. */
  public String path() {
    return "/" + part("path");
  }

  private String part(String name) {
    Matcher matcher = SHAPE.matcher(value);
    if (!matcher.matches()) {
      throw new IllegalStateException(value);
    }
    return matcher.group(name);
  }

  @Override
  public String toString() {
    return value;
  }
}
