package io.kedgeline.starters.cli.window;

import io.kedgeline.starters.cli.governed.Approving;
import picocli.CommandLine.Command;

/** {@code kedgeline window approve}. */
@Command(
    name = "approve",
    mixinStandardHelpOptions = true,
    description = {
      "Approves exactly the plan whose digest you give. Without --plan it shows the plan and votes",
      "nothing. Where the slot asks for a sign-in, your browser opens at your company's issuer: the",
      "sign-in is for this plan and no other, and is kept with your vote."
    })
final class Approve extends Approving {

  Approve() {
    super(new Windows());
  }
}
