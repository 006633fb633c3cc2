package io.kedgeline.twins.oidc;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The authorization endpoint (OpenID Connect Core 1.0 §3.1.2, RFC 7636 §4.3). */
final class AuthorizeEndpoint implements Function<Map<String, String>, Reply> {

  private static final int LONGEST_NONCE = 64;

  private final Supplier<String> issuer;
  private final List<String> clients;
  private final List<String> subjects;
  private final AuthorizationCodes codes;
  private final SignInLevers levers;

  AuthorizeEndpoint(
      Supplier<String> issuer,
      List<String> clients,
      List<String> subjects,
      AuthorizationCodes codes,
      SignInLevers levers) {
    this.issuer = issuer;
    this.clients = clients;
    this.levers = levers;
    this.subjects = subjects;
    this.codes = codes;
  }

  @Override
  public Reply apply(Map<String, String> request) {
    String redirect = request.getOrDefault("redirect_uri", "");
    if (!clients.contains(request.getOrDefault("client_id", "")) || !loopback(redirect)) {
      return Reply.page(400, "<p>This client or its redirect_uri is not registered here.");
    }
    Optional<String> broken = broken(request);
    if (broken.isPresent()) {
      return Reply.redirect(
          redirect
              + "?error=invalid_request&error_description="
              + encoded(broken.get())
              + "&state="
              + encoded(request.getOrDefault("state", ""))
              + "&iss="
              + encoded(issuer.get()));
    }
    String who = request.getOrDefault("login_hint", "");
    return subjects.contains(who) ? signedIn(who, redirect, request) : choice(request);
  }

  private static Optional<String> broken(Map<String, String> request) {
    if (!"code".equals(request.get("response_type"))) {
      return Optional.of("response_type must be code");
    }
    if (!List.of(request.getOrDefault("scope", "").split(" ")).contains("openid")) {
      return Optional.of("scope must hold openid");
    }
    if (!"S256".equals(request.get("code_challenge_method"))
        || request.getOrDefault("code_challenge", "").length() != 43) {
      return Optional.of("code_challenge must be there, with the method S256");
    }
    return request.getOrDefault("nonce", "").length() > LONGEST_NONCE
        ? Optional.of("nonce must be at most " + LONGEST_NONCE + " characters")
        : Optional.empty();
  }

  private Reply signedIn(String who, String redirect, Map<String, String> request) {
    String code =
        codes.hand(
            new AuthorizationCodes.Grant(
                who,
                request.getOrDefault("client_id", ""),
                redirect,
                request.getOrDefault("code_challenge", ""),
                request.getOrDefault("nonce", ""),
                levers.signIn(request)));
    return Reply.redirect(
        redirect
            + "?code="
            + encoded(code)
            + "&state="
            + encoded(request.getOrDefault("state", ""))
            + "&iss="
            + encoded(issuer.get()));
  }

  private Reply choice(Map<String, String> request) {
    String query =
        request.entrySet().stream()
            .filter(parameter -> !parameter.getKey().equals("login_hint"))
            .map(parameter -> encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
            .collect(Collectors.joining("&amp;"));
    return Reply.page(
        200,
        subjects.stream()
            .map(who ->
                "<li><a href=\"/authorize?%s&amp;login_hint=%s\">%s</a>"
                    .formatted(query, encoded(who), who))
            .collect(
                Collectors.joining(
                    "\n", "<!doctype html><title>Sign in</title><h1>Who are you?</h1><ul>", "")));
  }

  /** RFC 8252 §7.3: any port of the loopback address, and no name for it. */
  private static boolean loopback(String redirect) {
    try {
      URI uri = URI.create(redirect);
      return "http".equals(uri.getScheme())
          && "127.0.0.1".equals(uri.getHost())
          && uri.getRawQuery() == null
          && uri.getRawFragment() == null
          && uri.getRawUserInfo() == null;
    } catch (IllegalArgumentException broken) {
      return false;
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
