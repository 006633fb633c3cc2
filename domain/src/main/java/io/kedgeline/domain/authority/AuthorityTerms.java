package io.kedgeline.domain.authority;

import io.kedgeline.domain.certificate.KeyKind;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * What a subordinate authority of AWS Private CA is to be like (API reference,
 * CreateCertificateAuthority).
 *
 * @param commonName what it is called, by which trust policies tell it apart: a session tag holds
 *     it
 * @param organization whose it is
 * @param key its key
 * @param validity how long its certificate is valid: 1 to 3650 whole days
 */
public record AuthorityTerms(
    String commonName, String organization, KeyKind key, Duration validity) {

  /** RFC 5280, appendix A.1 (upper bounds), of characters that a session tag holds. */
  private static final Pattern NAME =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9 _.:/=+@-]{0,62}[A-Za-z0-9])?");

  private static final int LONGEST_DAYS = 3650;

  public AuthorityTerms {
    requireName("commonName", commonName);
    requireName("organization", organization);
    WholeDays.require("validity", validity, 1, LONGEST_DAYS);
  }

  /** Whether a trust policy can ask for an authority that is called so. */
  public static boolean askedFor(String commonName) {
    return NAME.matcher(commonName).matches();
  }

  private static void requireName(String field, String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          field
              + ": must be 1 to 64 characters of A-Z a-z 0-9 space _ . : / = + @ - and begin and end with a letter or digit");
    }
  }
}
