package io.kedgeline.activities.certificate;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What stands between the boundaries of a text of certificates (RFC 7468 §5), each block by itself;
 * other text around them is explanation (§5.2).
 *
 * @param certificates each block's certificate in its order, or nothing where it has none that can
 *     be read: another label than a certificate's, another encoding, a boundary that is not on a
 *     line of its own or has no counterpart, or a certificate that the JDK does not read
 */
record PemBlocks(List<Optional<X509Certificate>> certificates) {

  private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
  private static final String END = "-----END CERTIFICATE-----";
  private static final Pattern BOUNDARY = Pattern.compile("-----(BEGIN|END)");

  /** Some editors begin a file with it. */
  private static final String BYTE_ORDER_MARK = "\ufeff";

  PemBlocks {
    certificates = List.copyOf(certificates);
  }

  static PemBlocks of(String text) {
    List<Optional<X509Certificate>> read = new ArrayList<>();
    Optional<StringBuilder> open = Optional.empty();
    String plain = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    for (String line : plain.lines().map(String::strip).toList()) {
      if (line.equals(END) && open.isPresent()) {
        read.add(certificate(open.get().toString()));
        open = Optional.empty();
      } else if (BOUNDARY.matcher(line).find()) {
        if (open.isPresent() || !line.equals(BEGIN)) {
          read.add(Optional.empty());
        }
        open = Optional.of(new StringBuilder()).filter(block -> line.equals(BEGIN));
      } else {
        open.ifPresent(block -> block.append(line));
      }
    }
    if (open.isPresent()) {
      read.add(Optional.empty());
    }
    return new PemBlocks(read);
  }

  private static Optional<X509Certificate> certificate(String encoded) {
    try {
      return Optional.of(ExternalDocumentsReader.certificate(Base64.getDecoder().decode(encoded)));
    } catch (GeneralSecurityException | RuntimeException unreadable) {
      return Optional.empty();
    }
  }
}
