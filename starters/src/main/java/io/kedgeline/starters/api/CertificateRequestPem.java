package io.kedgeline.starters.api;

import io.kedgeline.domain.document.Rule;
import io.kedgeline.domain.document.Section;
import io.kedgeline.domain.warrant.Act;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a request for a certificate looks like at the door: PKCS#10 (RFC 2986) in PEM (RFC 7468 §7).
 * Only its frame is looked at, so that a wrong file is refused while it can be put right; what is
 * in it, and whether the key is proved, the worker judges that has the certificate issued.
 */
public final class CertificateRequestPem {

  /** How long it may be, in characters. */
  public static final int LONGEST = Act.Presentation.LONGEST_REQUEST;

  private static final List<String> LABELS =
      List.of("CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST");
  private static final String BEGIN = "-----BEGIN ";
  private static final String DASHES = "-----";
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]++={0,2}");
  private static final Pattern SPACES = Pattern.compile("\\s++");

  /** What a request must be. */
  public static final Rule<String> RULE = CertificateRequestPem::broken;

  private CertificateRequestPem() {}

  /** The request that stands there in a body, if it is one. */
  public static Optional<String> in(Section body, String key) {
    return body.longText(key, LONGEST, RULE);
  }

  private static Optional<String> broken(String text) {
    if (text.isEmpty() || text.length() > LONGEST) {
      return Optional.of("must be PKCS#10 in PEM, of 1 to %d characters".formatted(LONGEST));
    }
    return LABELS.stream().anyMatch(label -> framed(text, label))
        ? Optional.empty()
        : Optional.of("must be one PKCS#10 request in PEM, with nothing after it");
  }

  /** Words may stand before it, as openssl writes them; a second one or anything after may not. */
  private static boolean framed(String text, String label) {
    String begin = BEGIN + label + DASHES;
    String end = "-----END " + label + DASHES;
    int from = text.indexOf(begin);
    int to = text.indexOf(end);
    return from >= 0
        && to > from
        && text.indexOf(BEGIN) == text.lastIndexOf(BEGIN)
        && text.substring(to + end.length()).isBlank()
        && BASE64
            .matcher(SPACES.matcher(text.substring(from + begin.length(), to)).replaceAll(""))
            .matches();
  }
}
