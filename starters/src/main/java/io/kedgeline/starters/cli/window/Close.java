package io.kedgeline.starters.cli.window;

import io.kedgeline.starters.cli.governed.Ending;
import picocli.CommandLine.Command;

/** {@code kedgeline window close}. */
@Command(
    name = "close",
    mixinStandardHelpOptions = true,
    description = {
      "Ends a run: withdraws the request, or closes the window before its end. Closing needs no",
      "approval: anybody in scope may do it."
    })
final class Close extends Ending {

  Close() {
    super(new Windows(), "that it is closed");
  }
}
