package io.kedgeline.starters.cli.window;

import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.starters.api.WindowView;
import io.kedgeline.starters.cli.Connection;
import io.kedgeline.starters.cli.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code kedgeline window show}. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = {
      "Shows a window, its plan and who can act. The exit code tells the state: 0 open or closed,",
      "3 pending, 4 refused or over without opening, 6 closing unproven."
    })
final class Show implements Callable<Integer> {

  @Mixin private Connection connection = new Connection();

  @Parameters(paramLabel = "CHANGE", description = "the window's change, such as CHG-1042")
  private String change = "";

  @Override
  public Integer call() {
    WindowView window = connection.client().window(new ChangeId(change));
    connection.print(window, () -> ShownWindow.words(window));
    return ExitCode.of(window.state()).code();
  }
}
