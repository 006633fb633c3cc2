package io.kedgeline.starters.cli.governed;

import io.kedgeline.domain.plan.Digest;
import io.kedgeline.starters.cli.CommandRefusal;
import io.kedgeline.starters.cli.ExitCode;
import java.util.Locale;
import java.util.regex.Pattern;

/** The digest that a person typed, held against the one of what there is now. */
public final class SeenDigest {

  private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{12,64}");

  private SeenDigest() {}

  /** The whole digest, if what was typed is the beginning of it. */
  public static String whole(String option, String typed, Digest present) {
    String beginning = typed.replace("-", "").toLowerCase(Locale.ROOT);
    if (!SHAPE.matcher(beginning).matches()) {
      throw new CommandRefusal(
          ExitCode.WRONG_INPUT, option + ": must be 12 to 64 hexadecimal digits, dashes allowed");
    }
    if (!present.hex().startsWith(beginning)) {
      throw new CommandRefusal(
          ExitCode.STALE, option + ": it is another now than what you looked at: look again");
    }
    return present.hex();
  }
}
