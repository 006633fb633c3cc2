package io.kedgeline.domain.identity;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An e-mail address in ASCII (RFC 5321, at most 254 characters). It tells people apart and is never
 * what signs them in.
 */
public record EmailAddress(String value) {

  private static final Pattern SHAPE =
      Pattern.compile("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63}){1,8}");

  public EmailAddress {
    if (value.length() > 254 || !SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "e-mail: must be an ASCII address such as name@example.org, up to 254 characters");
    }
  }

  /**
   * What all spellings of one mailbox share: letter case and what follows a {@code +} do not count
   * (RFC 5233 subaddresses). Two people with one mailbox are one person twice.
   */
  public String mailbox() {
    int at = value.lastIndexOf('@');
    String local = value.substring(0, at);
    int tag = local.indexOf('+', 1);
    String name = tag < 0 ? local : local.substring(0, tag);
    return (name + value.substring(at)).toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return value;
  }
}
