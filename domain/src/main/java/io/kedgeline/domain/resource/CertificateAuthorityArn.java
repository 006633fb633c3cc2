package io.kedgeline.domain.resource;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ARN of a certificate authority of AWS Private CA (API reference, CreateCertificateAuthority).
 * It stays the same when the authority gets a new certificate.
 *
 * @param value {@code arn:aws:acm-pca:REGION:ACCOUNT:certificate-authority/UUID}
 */
public record CertificateAuthorityArn(String value) {

  private static final Pattern SHAPE =
      Pattern.compile(
          "arn:aws:acm-pca:(?<region>[a-z]{2}(-[a-z]+)++-[0-9]):(?<account>[0-9]{12}):certificate-authority/"
              + "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  public CertificateAuthorityArn {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "certificateAuthority: must be arn:aws:acm-pca:REGION:ACCOUNT:certificate-authority/UUID");
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
