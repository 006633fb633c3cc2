package io.kedgeline.starters.cli.governed;

import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.starters.api.Vote;
import io.kedgeline.starters.cli.CommandRefusal;
import io.kedgeline.starters.cli.Connection;
import io.kedgeline.starters.cli.ExitCode;
import io.kedgeline.starters.client.ApiClient;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code deny}: denies the plan of a run of one kind. */
public abstract class Denying implements Callable<Integer> {

  private final Noun noun;

  @Mixin private Connection connection = new Connection();

  @Parameters(paramLabel = "CHANGE", description = "the run's change, such as CHG-1042")
  private String change = "";

  @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "why")
  private String reason = "";

  /** Denies plans of runs of this kind. */
  protected Denying(Noun noun) {
    this.noun = noun;
  }

  @Override
  public final Integer call() {
    ApiClient client = connection.client();
    ChangeId named = new ChangeId(change);
    SeenRun seen = noun.look(client, named);
    String digest =
        seen.digest()
            .map(Object::toString)
            .orElseThrow(() ->
                new CommandRefusal(
                    ExitCode.STALE,
                    "%s is %s: there is no plan to deny; to end the run, use close"
                        .formatted(seen.run(), seen.state())));
    return Voting.cast(
        connection,
        client,
        noun,
        named,
        new Vote("deny", digest, Optional.empty(), Optional.of(reason), Optional.empty()));
  }
}
