package io.kedgeline.starters.cli.window;

import io.kedgeline.starters.api.WindowView;
import io.kedgeline.starters.cli.CommandRefusal;
import io.kedgeline.starters.cli.ExitCode;

/** The digest that a person typed, held against the plan that is put to the vote now. */
final class SeenPlan {

  private SeenPlan() {}

  /** The whole digest, if what was typed is the beginning of it. */
  static String digest(WindowView window, String typed) {
    return window
        .digest()
        .map(present -> SeenDigest.whole("--plan", typed, present))
        .orElseThrow(() ->
            new CommandRefusal(
                ExitCode.STALE,
                "%s is %s: no plan is put to the vote".formatted(window.run(), window.state())));
  }
}
