package io.kedgeline.starters.cli.enrollment;

import io.kedgeline.starters.cli.governed.Denying;
import picocli.CommandLine.Command;

/** {@code kedgeline enrollment deny}. */
@Command(
    name = "deny",
    mixinStandardHelpOptions = true,
    description = "Denies the plan as it stands: the run ends, and nothing is issued.")
final class Deny extends Denying {

  Deny() {
    super(new Enrollments());
  }
}
