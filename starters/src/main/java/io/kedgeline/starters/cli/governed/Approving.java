package io.kedgeline.starters.cli.governed;

import io.kedgeline.domain.approval.Slot;
import io.kedgeline.domain.approval.StepUp;
import io.kedgeline.domain.governed.Plan;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.starters.api.SignInView;
import io.kedgeline.starters.api.Vote;
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
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code approve}: approves the plan of a run of one kind. */
public abstract class Approving implements Callable<Integer> {

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Noun noun;

  @Mixin private Connection connection = new Connection();

  @Parameters(paramLabel = "CHANGE", description = "the run's change, such as CHG-1042")
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

  /** Approves plans of runs of this kind. */
  protected Approving(Noun noun) {
    this.noun = noun;
  }

  @Override
  public final Integer call() {
    ApiClient client = connection.client();
    ChangeId named = new ChangeId(change);
    SeenRun seen = noun.look(client, named);
    if (plan == null) {
      SeenPlan.requireItsOwnDigest(seen);
      connection.print(seen.document(), () -> seen.words() + "\n\n" + howTo(seen));
      return ExitCode.DONE.code();
    }
    String filled = slot(seen);
    String digest = SeenPlan.digest(seen, plan);
    Optional<String> idToken =
        stepUp(seen, filled).map(rule -> signIn(client, new Digest(digest), rule));
    Vote vote = new Vote("approve", digest, Optional.of(filled), Optional.empty(), idToken);
    return Voting.cast(connection, client, noun, named, vote);
  }

  private static Optional<StepUp> stepUp(SeenRun seen, String slot) {
    return seen.plan().map(Plan::slots).orElse(List.of()).stream()
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

  private String slot(SeenRun seen) {
    if (slot != null) {
      return slot;
    }
    List<String> open = openSlots(seen);
    if (open.size() == 1) {
      return open.getFirst();
    }
    throw new CommandRefusal(
        ExitCode.WRONG_INPUT,
        open.isEmpty()
            ? "%s is %s: no slot is open".formatted(seen.run(), seen.state())
            : "--slot: which of %s do you fill?".formatted(open));
  }

  private String howTo(SeenRun seen) {
    List<String> open = openSlots(seen);
    return seen.digest()
        .filter(digest -> !open.isEmpty())
        .map(digest ->
            "Nothing was voted. To approve exactly this plan:\n  kedgeline %s approve %s --slot %s --plan %s"
                .formatted(noun.word(), change, String.join("|", open), digest.shortForm()))
        .orElse("Nothing was voted, and no slot is open.");
  }

  private static List<String> openSlots(SeenRun seen) {
    return seen.openSlots().stream().map(Slot::name).toList();
  }
}
