package io.kedgeline.twins.oidc;

import com.nimbusds.jwt.JWTClaimsSet;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A company's identity provider on loopback. Whoever asks chooses who they are: by {@code
 * login_hint}, or on a page. All else is as OpenID Connect Core 1.0 and RFC 7636 have it. Tokens
 * live by the real time.
 */
public final class OidcTwin implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final TokenKeys keys = new TokenKeys();
  private final AuthorizationCodes codes = new AuthorizationCodes();
  private final MachineClients machines = new MachineClients();
  private final SignInLevers levers = new SignInLevers();

  private OidcTwin(int port, List<String> clients, List<String> subjects) throws IOException {
    this.server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setExecutor(threads);
    server.createContext(
        "/.well-known/openid-configuration",
        new Endpoint("GET", request -> Discovery.answer(issuer())));
    server.createContext("/jwks", new Endpoint("GET", request -> Reply.json(keys.published())));
    server.createContext(
        "/authorize",
        new Endpoint("GET", new AuthorizeEndpoint(this::issuer, clients, subjects, codes, levers)));
    server.createContext(
        "/token", new Endpoint("POST", new TokenEndpoint(this::issuer, codes, machines, keys)));
    server.start();
  }

  /**
   * Starts on a free port.
   *
   * @param clients the public clients that it knows
   * @param subjects the accounts that it has
   */
  public static OidcTwin start(List<String> clients, List<String> subjects) throws IOException {
    return start(0, clients, subjects);
  }

  /** Starts on this port, or on a free one when it is 0. */
  public static OidcTwin start(int port, List<String> clients, List<String> subjects)
      throws IOException {
    return new OidcTwin(port, List.copyOf(clients), List.copyOf(subjects));
  }

  /** Its identifier, which is also where it answers. */
  public String issuer() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort()).toString();
  }

  /** Signs with a new key from now on, and no longer publishes the old one. */
  public void rotateKey() {
    keys.rotate();
  }

  /** The SHA-256 thumbprint of the key that signs now (RFC 7638), base64url. */
  public String keyThumbprint() {
    return keys.thumbprint();
  }

  /** How it signs people in, and what it says of that. */
  public SignInLevers signIns() {
    return levers;
  }

  /** A token with its signature around whatever it is told to say. */
  public String sign(JWTClaimsSet claims) {
    return keys.sign(claims);
  }

  /** The same with a header that does not say of what type it is. */
  public String signUntyped(JWTClaimsSet claims) {
    return keys.signUntyped(claims);
  }

  /** An access token (RFC 9068) with its signature around whatever it is told to say. */
  public String signAccess(JWTClaimsSet claims) {
    return keys.sign(claims, TokenKeys.ACCESS_TOKEN);
  }

  /**
   * From now on it knows this client, which speaks for itself.
   *
   * @param secret what the client authenticates with
   * @param audience for whom its access tokens are made
   */
  public void register(String client, String secret, String audience) {
    machines.register(client, secret, audience);
  }

  /** How often its keys were fetched. */
  public int keyFetches() {
    return keys.fetches();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
