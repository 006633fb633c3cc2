package io.kedgeline.starters.cli.ca;

import io.kedgeline.starters.cli.governed.Denying;
import picocli.CommandLine.Command;

/** {@code kedgeline ca deny}. */
@Command(
    name = "deny",
    mixinStandardHelpOptions = true,
    description = "Denies the plan as it stands: the run ends, and nothing is made.")
final class Deny extends Denying {

  Deny() {
    super(new Authorities());
  }
}
