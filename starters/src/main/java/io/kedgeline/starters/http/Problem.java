package io.kedgeline.starters.http;

import io.kedgeline.domain.document.Fault;
import io.kedgeline.starters.api.ProblemView;
import java.util.List;
import java.util.Locale;

/** A call cannot be answered; nothing changed. */
final class Problem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient ProblemView view;

  private Problem(int status, String title, String code, String detail, List<Fault> faults) {
    super(code + ": " + detail);
    this.view =
        new ProblemView(
            "urn:kedgeline:problem:" + code.toLowerCase(Locale.ROOT).replace('_', '-'),
            title,
            status,
            detail,
            code,
            faults);
  }

  static Problem of(int status, String title, String code, String detail) {
    return new Problem(status, title, code, detail, List.of());
  }

  static Problem badBody(List<Fault> faults) {
    return new Problem(
        400,
        "The request breaks a rule",
        "BAD_REQUEST",
        "nothing was done; see faults for each field and its rule",
        faults);
  }

  static Problem notSignedIn(String why) {
    return of(401, "Not signed in", "NOT_SIGNED_IN", why + "; run: kedgeline login");
  }

  /** The body is longer than the route takes. */
  static Problem tooLong(int octets) {
    return of(
        413, "Not served", "HTTP_413", "the body must be at most %d octets".formatted(octets));
  }

  /** HTTP itself was not kept to, or nothing of ours serves the call: no route was asked. */
  static Problem unread(int status) {
    return of(status, "Not served", "HTTP_" + status, unreadBecause(status));
  }

  private static String unreadBecause(int status) {
    return switch (status) {
      case 404, 405 -> "nothing serves this method and path: see /openapi.yaml";
      case 413 ->
          "the body must be at most %d octets, an event of AWS at most %d"
              .formatted(Limits.BODY_OCTETS, Limits.AWS_EVENT_OCTETS);
      case 414, 431 ->
          "address and headers must be at most %d octets".formatted(Limits.HEADER_OCTETS);
      default -> "the request must keep to HTTP, and to /openapi.yaml";
    };
  }

  ProblemView view() {
    return view;
  }
}
