package io.kedgeline.starters.cli.window;

import io.kedgeline.domain.approval.Slot;
import io.kedgeline.domain.approval.StepUp;
import io.kedgeline.domain.breakglass.WindowPlan;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.starters.api.SignInView;
import io.kedgeline.starters.api.Vote;
import io.kedgeline.starters.api.WindowView;
import io.kedgeline.starters.cli.BrowserOption;
import io.kedgeline.starters.cli.CommandRefusal;
import io.kedgeline.starters.cli.Connection;
import io.kedgeline.starters.cli.ExitCode;
import io.kedgeline.starters.cli.Text;
import io.kedgeline.starters.client.ApiClient;
import io.kedgeline.starters.oidc.CodeFlow;
import io.kedgeline.starters.oidc.IssuerMetadata;
import io.kedgeline.starters.oidc.TerminalSignIn;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kedgeline window approve}. */
@Command(
    name = "approve",
    mixinStandardHelpOptions = true,
    description = {
      "Approves exactly the plan whose digest you give. Without --plan it shows the plan and votes",
      "nothing. Where the slot asks for a sign-in, your browser opens at your company's issuer: the",
      "sign-in is for this plan and no other, and is kept with your vote."
    })
final class Approve implements Callable<Integer> {

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @Mixin private Connection connection = new Connection();

  @Parameters(paramLabel = "CHANGE", description = "the window's change, such as CHG-1042")
  private String change = "";

  @Option(
      names = "--plan",
      paramLabel = "DIGEST",
      description = "the digest of the plan that you looked at, or its first 12 digits or more")
  private @Nullable String plan;

  @Option(
      names = "--slot",
      paramLabel = "SLOT",
      description = "which slot you fill; not needed while only one is open")
  private @Nullable String slot;

  @Mixin private BrowserOption browser = new BrowserOption();

  @Override
  public Integer call() {
    ApiClient client = connection.client();
    ChangeId named = new ChangeId(change);
    WindowView window = client.window(named);
    if (plan == null) {
      SeenPlan.requireItsOwnDigest(window);
      connection.print(window, () -> ShownWindow.words(window) + "\n\n" + howTo(window));
      return ExitCode.DONE.code();
    }
    String filled = slot(window);
    String digest = SeenPlan.digest(window, plan);
    Optional<String> idToken =
        stepUp(window, filled).map(rule -> signIn(client, new Digest(digest), rule));
    Vote vote = new Vote("approve", digest, Optional.of(filled), Optional.empty(), idToken);
    return Voting.cast(connection, client, named, vote);
  }

  private static Optional<StepUp> stepUp(WindowView window, String slot) {
    return window.plan().map(WindowPlan::slots).orElse(List.of()).stream()
        .filter(known -> known.name().equals(slot))
        .findFirst()
        .flatMap(Slot::stepUp);
  }

  /** This vote is a sign-in, whose nonce is the digest of the plan that is shown. */
  private String signIn(ApiClient client, Digest digest, StepUp rule) {
    SignInView where = client.signIn();
    connection
        .err()
        .println(
            "kedgeline: this slot asks for a sign-in at %s, for plan %s and nothing else"
                .formatted(Text.plain(where.issuer()), digest.shortForm()));
    return new TerminalSignIn(IssuerMetadata.discover(where.issuer()), where.approvalClient())
        .complete(
            CodeFlow.Purpose.approval(digest, rule),
            browser.loginHint(),
            address -> browser.open(address, connection.err()),
            PATIENCE)
        .token();
  }

  private String slot(WindowView window) {
    if (slot != null) {
      return slot;
    }
    List<String> open = openSlots(window);
    if (open.size() == 1) {
      return open.getFirst();
    }
    throw new CommandRefusal(
        ExitCode.WRONG_INPUT,
        open.isEmpty()
            ? "%s is %s: no slot is open".formatted(window.run(), window.state())
            : "--slot: which of %s do you fill?".formatted(open));
  }

  private String howTo(WindowView window) {
    List<String> open = openSlots(window);
    return window
        .digest()
        .filter(digest -> !open.isEmpty())
        .map(digest ->
            "Nothing was voted. To approve exactly this plan:\n  kedgeline window approve %s --slot %s --plan %s"
                .formatted(change, String.join("|", open), digest.shortForm()))
        .orElse("Nothing was voted, and no slot is open.");
  }

  private static List<String> openSlots(WindowView window) {
    return ShownWindow.openSlots(window).stream().map(Slot::name).toList();
  }
}
