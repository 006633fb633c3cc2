package io.kedgeline.starters.cli.window;

import io.kedgeline.starters.api.WindowView;
import io.kedgeline.starters.cli.CommandRefusal;
import io.kedgeline.starters.cli.ExitCode;
import io.kedgeline.workflows.wire.CanonicalJson;

/** The digest that a person typed, held against the plan that is put to the vote now. */
final class SeenPlan {

  private SeenPlan() {}

  /**
   * Refuses a plan that is shown under the digest of another: what a person approves is what they
   * read here, whatever the server says.
   */
  static void requireItsOwnDigest(WindowView window) {
    window
        .plan()
        .map(CanonicalJson::digest)
        .filter(own -> window.digest().filter(own::matches).isEmpty())
        .ifPresent(other -> {
          throw new CommandRefusal(
              ExitCode.FAILED,
              "%s: the plan that the server shows is not the one whose digest it names: approve nothing, and tell whoever runs it"
                  .formatted(window.run()));
        });
  }

  /** The whole digest, if what was typed is the beginning of it. */
  static String digest(WindowView window, String typed) {
    requireItsOwnDigest(window);
    return window
        .digest()
        .map(present -> SeenDigest.whole("--plan", typed, present))
        .orElseThrow(() ->
            new CommandRefusal(
                ExitCode.STALE,
                "%s is %s: no plan is put to the vote".formatted(window.run(), window.state())));
  }
}
