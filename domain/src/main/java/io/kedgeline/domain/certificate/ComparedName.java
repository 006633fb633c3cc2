package io.kedgeline.domain.certificate;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A name as it is compared with others, which is not to the letter (RFC 5280 §7.1, RFC 4518 §2):
 * case, compatible forms of a character, characters that nobody sees, and how much space there is
 * are nothing.
 *
 * @param value the name without what is nothing
 */
public record ComparedName(String value) {

  private static final Pattern UNSEEN =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\x{fe00}-\\x{fe0f}\\x{34f}]");
  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}\\x{85}]+");

  /** As this name is compared. */
  public static ComparedName of(String name) {
    String spaced = SPACE.matcher(name).replaceAll(" ");
    String seen = UNSEEN.matcher(spaced).replaceAll("");
    String folded =
        Normalizer.normalize(seen, Form.NFKC).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    return new ComparedName(
        SPACE.matcher(Normalizer.normalize(folded, Form.NFKC)).replaceAll(" ").strip());
  }

  @Override
  public String toString() {
    return value;
  }
}
