package io.kedgeline.domain.resource;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ARN of a managed IAM policy of an account, path included.
 *
 * @param value {@code arn:aws:iam::ACCOUNT:policy/[PATH/]NAME}
 */
public record PolicyArn(String value) {

  private static final Pattern SHAPE =
      Pattern.compile(
          "arn:aws:iam::(?<account>[0-9]{12}):policy/([\\w+=,.@-]+/)*+[\\w+=,.@-]{1,128}");

  public PolicyArn {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("boundary: must be arn:aws:iam::ACCOUNT:policy/NAME");
    }
  }

  /** The account that owns it. */
  public AccountId account() {
    Matcher matcher = SHAPE.matcher(value);
    if (!matcher.matches()) {
      throw new IllegalStateException(value);
    }
    return new AccountId(matcher.group("account"));
  }

  @Override
  public String toString() {
    return value;
  }
}
