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

  ProblemView view() {
    return view;
  }
}
