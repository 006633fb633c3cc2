package io.kedgeline.starters.cli.window;

import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.starters.api.Vote;
import io.kedgeline.starters.api.WindowView;
import io.kedgeline.starters.cli.CommandRefusal;
import io.kedgeline.starters.cli.Connection;
import io.kedgeline.starters.cli.ExitCode;
import io.kedgeline.starters.client.ApiClient;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kedgeline window deny}. */
@Command(
    name = "deny",
    mixinStandardHelpOptions = true,
    description = "Denies the plan as it stands: the run ends, and nothing is opened for it.")
final class Deny implements Callable<Integer> {

  @Mixin private Connection connection = new Connection();

  @Parameters(paramLabel = "CHANGE", description = "the window's change, such as CHG-1042")
  private String change = "";

  @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "why")
  private String reason = "";

  @Override
  public Integer call() {
    ApiClient client = connection.client();
    ChangeId named = new ChangeId(change);
    WindowView window = client.window(named);
    String digest =
        window
            .digest()
            .map(Object::toString)
            .orElseThrow(() ->
                new CommandRefusal(
                    ExitCode.STALE,
                    "%s is %s: there is no plan to deny; to end the run, use close"
                        .formatted(window.run(), window.state())));
    return Voting.cast(
        connection,
        client,
        named,
        new Vote("deny", digest, Optional.empty(), Optional.of(reason), Optional.empty()));
  }
}
