package io.kedgeline.domain.rulebook;

import io.kedgeline.domain.certificate.CertificateRules;
import io.kedgeline.domain.certificate.KeyKind;
import io.kedgeline.domain.document.Section;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code certificates}. */
final class CertificatesPart {

  static final int MOST_KEYS = KeyKind.values().length;
  private static final int LONGEST_ID = 64;

  private CertificatesPart() {}

  static Optional<CertificateRules> read(Section section) {
    Set<KeyKind> keys =
        section.names("keys", MOST_KEYS, "a kind of key is listed once", KeyKind::named);
    Optional<Integer> shortest = section.wholeNumber("shortestId", 1, LONGEST_ID);
    Optional<Integer> longest = section.wholeNumber("longestId", 1, LONGEST_ID);
    return section.sound()
        ? section.checked(() ->
            new CertificateRules(List.copyOf(keys), shortest.orElseThrow(), longest.orElseThrow()))
        : Optional.empty();
  }
}
