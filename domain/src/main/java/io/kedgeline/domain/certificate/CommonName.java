package io.kedgeline.domain.certificate;

import java.util.Locale;

/** The common names of certificates (X.520). */
public final class CommonName {

  private CommonName() {}

  /**
   * Whether two are the same name: neither case nor how many blanks stand between words makes
   * another (RFC 5280 §7.1, caseIgnoreMatch of RFC 4518).
   */
  public static boolean same(String one, String other) {
    return folded(one).equals(folded(other));
  }

  private static String folded(String name) {
    return name.strip().replaceAll("\\s+", " ").toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }
}
