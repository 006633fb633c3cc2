package io.kedgeline.starters.cli.window;

import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.starters.cli.Connection;
import io.kedgeline.starters.cli.ExitCode;
import io.kedgeline.workflows.governed.ActAnswer;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code kedgeline window withdraw}. */
@Command(
    name = "withdraw",
    mixinStandardHelpOptions = true,
    description = "Takes your own vote back, while the quorum is not met.")
final class Withdraw implements Callable<Integer> {

  @Mixin private Connection connection = new Connection();

  @Parameters(paramLabel = "CHANGE", description = "the window's change, such as CHG-1042")
  private String change = "";

  @Override
  public Integer call() {
    ActAnswer.Accepted answer = connection.client().withdraw(new ChangeId(change));
    connection.print(answer, () -> change + ": " + Voting.sentence(answer));
    return ExitCode.DONE.code();
  }
}
