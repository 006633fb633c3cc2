package io.kedgeline.domain.resource;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ARN of a Roles Anywhere trust anchor. Its name is not part of it (CreateProfile and
 * CreateTrustAnchor, API reference).
 *
 * @param value {@code arn:aws:rolesanywhere:REGION:ACCOUNT:trust-anchor/UUID}
 */
public record TrustAnchorArn(String value) {

  private static final Pattern SHAPE =
      Pattern.compile(
          "arn:aws:rolesanywhere:(?<region>[a-z]{2}(-[a-z]+)++-[0-9]):(?<account>[0-9]{12}):trust-anchor/"
              + "(?<id>[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})");

  public TrustAnchorArn {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "trustAnchor: must be arn:aws:rolesanywhere:REGION:ACCOUNT:trust-anchor/UUID");
    }
  }

  /** The account that owns it. */
  public AccountId account() {
    return new AccountId(part("account"));
  }

  /** The Region it lives in. */
  public Region region() {
    return new Region(part("region"));
  }

  /** The UUID that the API's paths take. */
  public String id() {
    return part("id");
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
