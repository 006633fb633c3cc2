package io.kedgeline.twins.slack.page;

import com.sun.net.httpserver.HttpExchange;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Lets in the page itself and no other page: a name that was rebound to this machine is not the
 * host of this page, and another site knows not the word that this page carries.
 */
final class Gate {

  static final String HEADER = "X-Page-Token";

  private final List<String> hosts;
  private final String token;

  Gate(int port) {
    this.hosts = List.of("127.0.0.1:" + port, "localhost:" + port);
    byte[] drawn = new byte[32];
    new SecureRandom().nextBytes(drawn);
    this.token = HexFormat.of().formatHex(drawn);
  }

  /** The word that only this page carries. */
  String token() {
    return token;
  }

  /** Whether this was sent to this page's own address, and by no other page. */
  boolean isOwnAddress(HttpExchange exchange) {
    Optional<String> host = header(exchange, "Host").filter(hosts::contains);
    return host.isPresent()
        && header(exchange, "Origin").map(("http://" + host.get())::equals).orElse(true);
  }

  /** Whether it carries the page's word. */
  boolean isThisPage(HttpExchange exchange) {
    byte[] given = header(exchange, HEADER).orElse("").getBytes(StandardCharsets.UTF_8);
    return MessageDigest.isEqual(given, token.getBytes(StandardCharsets.UTF_8));
  }

  private static Optional<String> header(HttpExchange exchange, String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
  }
}
