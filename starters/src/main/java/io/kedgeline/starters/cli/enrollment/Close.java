package io.kedgeline.starters.cli.enrollment;

import io.kedgeline.starters.cli.governed.Ending;
import picocli.CommandLine.Command;

/** {@code kedgeline enrollment close}. */
@Command(
    name = "close",
    mixinStandardHelpOptions = true,
    description = {
      "Ends a run: withdraws the request, or has the certificate revoked that was issued, until it has",
      "got a session. That needs no approval: anybody in scope may do it."
    })
final class Close extends Ending {

  Close() {
    super(new Enrollments(), "what became of it");
  }
}
