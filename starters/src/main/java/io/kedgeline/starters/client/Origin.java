package io.kedgeline.starters.client;

import java.net.URI;
import java.util.Locale;

/**
 * Whom a token is for: scheme, host and port of a server (RFC 6454 §4), written so that the same
 * server is the same text.
 *
 * @param text such as {@code https://kedgeline.example}
 */
public record Origin(String text) {

  /**
   * The origin of this address.
   *
   * @throws IllegalArgumentException when it has no scheme or no host
   */
  public static Origin of(URI address) {
    if (address.getScheme() == null || address.getHost() == null) {
      throw new IllegalArgumentException(
          "server: must be an address such as https://kedgeline.example");
    }
    String scheme = address.getScheme().toLowerCase(Locale.ROOT);
    String host = address.getHost().toLowerCase(Locale.ROOT);
    int port = address.getPort() == usualPort(scheme) ? -1 : address.getPort();
    return new Origin(scheme + "://" + host + (port < 0 ? "" : ":" + port));
  }

  private static int usualPort(String scheme) {
    return switch (scheme) {
      case "https" -> 443;
      case "http" -> 80;
      default -> -1;
    };
  }

  @Override
  public String toString() {
    return text;
  }
}
