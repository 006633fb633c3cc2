package io.kedgeline.starters.cli.window;

import io.kedgeline.starters.cli.governed.Denying;
import picocli.CommandLine.Command;

/** {@code kedgeline window deny}. */
@Command(
    name = "deny",
    mixinStandardHelpOptions = true,
    description = "Denies the plan as it stands: the run ends, and nothing is opened for it.")
final class Deny extends Denying {

  Deny() {
    super(new Windows());
  }
}
