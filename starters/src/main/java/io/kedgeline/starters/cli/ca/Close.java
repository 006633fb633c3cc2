package io.kedgeline.starters.cli.ca;

import io.kedgeline.starters.cli.governed.Ending;
import picocli.CommandLine.Command;

/** {@code kedgeline ca close}. */
@Command(
    name = "close",
    mixinStandardHelpOptions = true,
    description = {
      "Ends a run: withdraws the request, or gives the making up, and undoes what was made, until it is",
      "registered. That needs no approval: anybody in scope may do it."
    })
final class Close extends Ending {

  Close() {
    super(new Authorities(), "what became of it");
  }
}
