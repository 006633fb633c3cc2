package io.kedgeline.starters.cli.window;

import io.kedgeline.starters.api.WindowView;
import io.kedgeline.starters.cli.CommandRefusal;
import io.kedgeline.starters.cli.ExitCode;
import java.util.Locale;
import java.util.regex.Pattern;

/** The digest that a person typed, held against the plan that is put to the vote now. */
final class SeenPlan {

  private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{12,64}");

  private SeenPlan() {}

  /** The whole digest, if what was typed is the beginning of it. */
  static String digest(WindowView window, String typed) {
    String beginning = typed.replace("-", "").toLowerCase(Locale.ROOT);
    if (!SHAPE.matcher(beginning).matches()) {
      throw new CommandRefusal(
          ExitCode.WRONG_INPUT, "--plan: must be 12 to 64 hexadecimal digits, dashes allowed");
    }
    String present =
        window
            .digest()
            .map(Object::toString)
            .orElseThrow(() ->
                new CommandRefusal(
                    ExitCode.STALE,
                    "%s is %s: no plan is put to the vote"
                        .formatted(window.run(), window.state())));
    if (!present.startsWith(beginning)) {
      throw new CommandRefusal(
          ExitCode.STALE,
          "%s has another plan than the one that you looked at: look again"
              .formatted(window.run()));
    }
    return present;
  }
}
