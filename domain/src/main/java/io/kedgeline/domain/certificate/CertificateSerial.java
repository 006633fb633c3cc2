package io.kedgeline.domain.certificate;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A certificate's serial number, which is one of a kind with its issuer and not without (RFC 5280
 * §4.1.2.2: at most 20 octets).
 *
 * @param value hexadecimal, in small letters, without leading zeros
 */
public record CertificateSerial(String value) {

  private static final Pattern SHAPE = Pattern.compile("0|[1-9a-f][0-9a-f]{0,39}");
  private static final Pattern LEADING_ZEROS = Pattern.compile("^0+(?=.)");

  public CertificateSerial {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "serial: must be 1 to 40 hexadecimal digits in small letters, without leading zeros");
    }
  }

  /** The serial number that this is, however it is padded or cased; nothing if it is none. */
  public static Optional<CertificateSerial> ofHexadecimal(String text) {
    return Optional.of(LEADING_ZEROS.matcher(text.toLowerCase(Locale.ROOT)).replaceFirst(""))
        .filter(plain -> SHAPE.matcher(plain).matches())
        .map(CertificateSerial::new);
  }

  @Override
  public String toString() {
    return value;
  }
}
