package io.kedgeline.starters.cli.window;

import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.starters.api.Review;
import io.kedgeline.starters.api.WindowView;
import io.kedgeline.starters.cli.CommandRefusal;
import io.kedgeline.starters.cli.Connection;
import io.kedgeline.starters.cli.ExitCode;
import io.kedgeline.starters.cli.Text;
import io.kedgeline.starters.cli.governed.SeenDigest;
import io.kedgeline.starters.client.ApiClient;
import io.kedgeline.workflows.governed.ActAnswer;
import io.kedgeline.workflows.governed.ReviewView;
import io.kedgeline.workflows.wire.CanonicalJson;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kedgeline window review}. */
@Command(
    name = "review",
    mixinStandardHelpOptions = true,
    description = {
      "Records the review of a closed window. Until then nobody gets another on the same profile.",
      "Look at it first (kedgeline window show): it lists what was changed, with a digest, of which",
      "--changes takes the beginning. Whoever asked for the window, or held it, does not review it."
    },
    footer = {
      "",
      "kedgeline window review CHG-1042 --changes 0a1b-2c3d-4e5f --conclusion justified \\",
      "  --reason 'only the group policy that the change names was touched'"
    })
final class ReviewCommand implements Callable<Integer> {

  private static final String NONE = "none";

  @Mixin private Connection connection = new Connection();

  @Parameters(paramLabel = "CHANGE", description = "the window's change, such as CHG-1042")
  private String change = "";

  @Option(
      names = "--changes",
      required = true,
      paramLabel = "DIGEST",
      description =
          "the digest of the list of changes, at least its first 12 digits; none if the run is gone")
  private String changes = "";

  @Option(
      names = "--conclusion",
      required = true,
      paramLabel = "WORD",
      description = "justified or misused")
  private String conclusion = "";

  @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "in your words")
  private String reason = "";

  @Override
  public Integer call() {
    ApiClient client = connection.client();
    ChangeId id = new ChangeId(change);
    WindowView window = client.window(id);
    String digest = window.ledgerOnly() ? ofNothing() : seen(window);
    ActAnswer.Accepted answer = client.review(id, new Review(digest, conclusion, reason));
    connection.print(
        answer,
        () ->
            "%s: %s. See that it is recorded: kedgeline window show %s"
                .formatted(change, Text.plain(answer.sentence()), change));
    return ExitCode.DONE.code();
  }

  private String seen(WindowView window) {
    return window
        .review()
        .flatMap(ReviewView::digest)
        .map(present -> SeenDigest.whole("--changes", changes, present))
        .orElseThrow(() ->
            new CommandRefusal(
                ExitCode.STALE,
                "%s is %s: there is nothing to review yet, or no more"
                    .formatted(window.run(), window.state())));
  }

  /** A run that is gone shows no list: whoever reviews its window says that they know. */
  private String ofNothing() {
    if (!changes.equals(NONE)) {
      throw new CommandRefusal(
          ExitCode.STALE,
          "--changes: the run does not answer and lists nothing: if it is gone for good, look into"
              + " CloudTrail yourself, then say --changes "
              + NONE);
    }
    return CanonicalJson.digest(List.of()).hex();
  }
}
