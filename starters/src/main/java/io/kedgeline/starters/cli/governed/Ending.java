package io.kedgeline.starters.cli.governed;

import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.starters.api.Closing;
import io.kedgeline.starters.cli.Connection;
import io.kedgeline.starters.cli.ExitCode;
import io.kedgeline.starters.cli.Text;
import io.kedgeline.workflows.governed.ActAnswer;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code close}: ends a run of one kind. */
public abstract class Ending implements Callable<Integer> {

  private final Noun noun;
  private final String hint;

  @Mixin private Connection connection = new Connection();

  @Parameters(paramLabel = "CHANGE", description = "the run's change, such as CHG-1042")
  private String change = "";

  @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "why")
  private String reason = "";

  /**
   * Ends runs of this kind.
   *
   * @param hint what there is to be seen afterwards, such as {@code that it is closed}
   */
  protected Ending(Noun noun, String hint) {
    this.noun = noun;
    this.hint = hint;
  }

  @Override
  public final Integer call() {
    ActAnswer.Accepted answer =
        connection.client().close(noun.run(new ChangeId(change)), new Closing(reason));
    connection.print(
        answer,
        () ->
            "%s: %s. See %s: kedgeline %s show %s"
                .formatted(change, Text.plain(answer.sentence()), hint, noun.word(), change));
    return ExitCode.DONE.code();
  }
}
