package io.kedgeline.twins.posture;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * An answer.
 *
 * @param status the HTTP status
 * @param type the media type
 * @param body the body
 */
record PostureAnswer(int status, String type, String body) {

  private static final String JSON = "application/json";
  private static final int LONGER_THAN_ANYBODY_NEEDS = 300_000;

  static PostureAnswer json(int status, String body) {
    return new PostureAnswer(status, JSON, body);
  }

  static PostureAnswer problem(int status, String code) {
    return new PostureAnswer(
        status,
        "application/problem+json",
        "{\"status\":%d,\"code\":\"%s\"}".formatted(status, code));
  }

  private static PostureAnswer page(int status) {
    return new PostureAnswer(status, "text/html", "<html><body>Sign in</body></html>");
  }

  /** What is said of a device that is known, as it is made to be. */
  static PostureAnswer of(String device, DeviceSheet sheet) {
    String report = sheet.report(device).toString();
    return switch (sheet.turned()) {
      case UNKNOWN -> problem(404, "DEVICE_UNKNOWN");
      case DOWN -> problem(503, "DOWN");
      case RATE_LIMITED -> problem(429, "ASKED_TOO_OFTEN");
      case NOT_AUTHENTICATED -> problem(401, "NOT_AUTHENTICATED");
      case REDIRECT -> page(302);
      case SIGN_IN_PAGE -> page(200);
      case NO_SUCH_PAGE -> page(404);
      case GARBAGE -> json(200, report.substring(0, report.length() / 2));
      case NO_REPORT -> json(200, "[]");
      case ENDLESS -> json(200, "{\"device\":\"" + "a".repeat(LONGER_THAN_ANYBODY_NEEDS) + "\"}");
      default -> json(200, report);
    };
  }

  /** Begins an answer that is not ended here. */
  static void begin(HttpExchange exchange, String body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", JSON);
    exchange.sendResponseHeaders(200, 0);
    exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
    exchange.getResponseBody().flush();
  }

  void write(HttpExchange exchange) throws IOException {
    byte[] octets = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    if (status == 302) {
      exchange.getResponseHeaders().set("Location", "http://127.0.0.1:9/login");
    }
    exchange.sendResponseHeaders(status, octets.length);
    exchange.getResponseBody().write(octets);
  }
}
