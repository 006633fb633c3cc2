package io.kedgeline.starters.cli.ca;

import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.starters.api.AuthorityView;
import io.kedgeline.starters.cli.Connection;
import io.kedgeline.starters.cli.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code kedgeline ca show}. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = {
      "Shows an authority that was asked for, its plan in full, and who can act. The exit code tells the",
      "state: 0 registered, 3 pending, 4 refused, or given up and undone, 6 the undoing unproven."
    })
final class Show implements Callable<Integer> {

  @Mixin private Connection connection = new Connection();

  @Parameters(paramLabel = "CHANGE", description = "the authority's change, such as CHG-1042")
  private String change = "";

  @Override
  public Integer call() {
    AuthorityView authority = connection.client().authority(new ChangeId(change));
    connection.print(authority, () -> ShownAuthority.words(authority));
    return ExitCode.of(authority.state()).code();
  }
}
