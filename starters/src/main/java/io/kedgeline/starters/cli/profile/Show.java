package io.kedgeline.starters.cli.profile;

import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.starters.api.ProfileView;
import io.kedgeline.starters.cli.Connection;
import io.kedgeline.starters.cli.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code kedgeline profile show}. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = {
      "Shows a profile that was asked for, its plan with every document, and who can act. The exit",
      "code tells the state: 0 registered, 3 pending, 4 refused, or given up and undone, 6 the undoing",
      "unproven."
    })
final class Show implements Callable<Integer> {

  @Mixin private Connection connection = new Connection();

  @Parameters(paramLabel = "CHANGE", description = "the profile's change, such as CHG-1042")
  private String change = "";

  @Override
  public Integer call() {
    ProfileView profile = connection.client().profile(new ChangeId(change));
    connection.print(profile, () -> ShownProfile.words(profile));
    return ExitCode.of(profile.state()).code();
  }
}
