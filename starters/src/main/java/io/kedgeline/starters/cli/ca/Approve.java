package io.kedgeline.starters.cli.ca;

import io.kedgeline.starters.cli.governed.Approving;
import picocli.CommandLine.Command;

/** {@code kedgeline ca approve}. */
@Command(
    name = "approve",
    mixinStandardHelpOptions = true,
    description = {
      "Approves exactly the plan whose digest you give. Without --plan it shows the plan, in full, and",
      "votes nothing. Where the slot asks for a sign-in, your browser opens at your company's issuer: the",
      "sign-in is for this plan and no other."
    })
final class Approve extends Approving {

  Approve() {
    super(new Authorities());
  }
}
