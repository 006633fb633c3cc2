package io.kedgeline.starters.cli.enrollment;

import io.kedgeline.starters.cli.governed.Approving;
import picocli.CommandLine.Command;

/** {@code kedgeline enrollment approve}. */
@Command(
    name = "approve",
    mixinStandardHelpOptions = true,
    description = {
      "Approves exactly the plan whose digest you give. Without --plan it shows the plan, with the names",
      "that the certificate will have, and votes nothing."
    })
final class Approve extends Approving {

  Approve() {
    super(new Enrollments());
  }
}
