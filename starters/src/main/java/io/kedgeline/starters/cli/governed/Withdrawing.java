package io.kedgeline.starters.cli.governed;

import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.starters.cli.Connection;
import io.kedgeline.starters.cli.ExitCode;
import io.kedgeline.workflows.governed.ActAnswer;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code withdraw}: takes a vote on a run of one kind back. */
public abstract class Withdrawing implements Callable<Integer> {

  private final Noun noun;

  @Mixin private Connection connection = new Connection();

  @Parameters(paramLabel = "CHANGE", description = "the run's change, such as CHG-1042")
  private String change = "";

  /** Takes votes on runs of this kind back. */
  protected Withdrawing(Noun noun) {
    this.noun = noun;
  }

  @Override
  public final Integer call() {
    ActAnswer.Accepted answer = connection.client().withdraw(noun.run(new ChangeId(change)));
    connection.print(answer, () -> change + ": " + Voting.sentence(answer));
    return ExitCode.DONE.code();
  }
}
