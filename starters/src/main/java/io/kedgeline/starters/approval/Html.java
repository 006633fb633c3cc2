package io.kedgeline.starters.approval;

import io.kedgeline.domain.document.PlainText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** A page without script, whose every value is text. */
final class Html {

  private static final String STYLE =
      "body{font:16px/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem}"
          + "dt{font-weight:600}dd{margin:0 0 .6rem}code{overflow-wrap:anywhere}"
          + "button{font:inherit;padding:.5rem 1rem}";

  private Html() {}

  /** A whole page; the body is markup. */
  static String page(String title, String body) {
    return """
    <!doctype html>
    <html lang="en"><head><meta charset="utf-8"><title>%s</title><style>%s</style></head>
    <body><h1>%s</h1>
    %s
    </body></html>
    """
        .formatted(text(title), STYLE, text(title), body);
  }

  /** What somebody wrote, as text on one line (HTML Living Standard §13.1.2.4). */
  static String text(String written) {
    return PlainText.line(written)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /**
   * What browsers are told of such pages: no script, no frame around it, forms to us only (Content
   * Security Policy Level 3). It says nothing of the issuer, since browsers hold a form's whole
   * chain of redirects against it: people are led there by a link.
   */
  static String policy() {
    return "default-src 'none'; style-src 'sha256-%s'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
        .formatted(hash(STYLE));
  }

  private static String hash(String text) {
    try {
      return Base64.getEncoder()
          .encodeToString(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
