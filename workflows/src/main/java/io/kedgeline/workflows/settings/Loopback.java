package io.kedgeline.workflows.settings;

import java.net.URI;
import java.util.Set;

/** Addresses of this machine that no resolver can point elsewhere: literals only, no names. */
final class Loopback {

  private static final Set<String> HOSTS = Set.of("127.0.0.1", "[::1]");

  private Loopback() {}

  /** Whether this is on the machine itself: {@code host:port}, a URL, or a JDBC URL. */
  static boolean holds(String address) {
    String url = address.strip().replaceFirst("^jdbc:", "");
    try {
      URI parsed = URI.create(url.contains("://") ? url : "any://" + url);
      return parsed.getHost() != null && HOSTS.contains(parsed.getHost());
    } catch (IllegalArgumentException noAddress) {
      return false;
    }
  }
}
