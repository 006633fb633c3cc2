package io.kedgeline.activities.certificate;

import java.security.cert.X509CRL;
import java.util.List;

/** Whether a revocation list holds all that its issuer has revoked. */
public final class WholeList {

  /**
   * The delta CRL indicator and the issuing distribution point (RFC 5280 §5.2.4 and §5.2.5), which
   * the JDK takes for supported: a list with either need not hold all that is revoked.
   */
  private static final List<String> PARTIAL = List.of("2.5.29.27", "2.5.29.28");

  private WholeList() {}

  /** Whether this one does. */
  public static boolean is(X509CRL list) {
    return !list.hasUnsupportedCriticalExtension()
        && PARTIAL.stream().allMatch(oid -> list.getExtensionValue(oid) == null);
  }
}
