package io.kedgeline.starters.cli.enrollment;

import io.kedgeline.starters.cli.governed.Withdrawing;
import picocli.CommandLine.Command;

/** {@code kedgeline enrollment withdraw}. */
@Command(
    name = "withdraw",
    mixinStandardHelpOptions = true,
    description = "Takes your own vote back, while the quorum is not met.")
final class Withdraw extends Withdrawing {

  Withdraw() {
    super(new Enrollments());
  }
}
