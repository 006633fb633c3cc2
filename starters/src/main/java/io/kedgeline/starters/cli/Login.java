package io.kedgeline.starters.cli;

import io.kedgeline.starters.api.PersonView;
import io.kedgeline.starters.api.SignInView;
import io.kedgeline.starters.oidc.IssuerMetadata;
import io.kedgeline.starters.oidc.SignIn;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kedgeline login}: signs in at the company's issuer, in the browser. */
@Command(
    name = "login",
    mixinStandardHelpOptions = true,
    description = {
      "Signs you in at your company's issuer, in the browser.",
      "",
      "The issuer is the one that the server believes. What you type there stays there; the token",
      "that comes back is kept in a file that only you can read, and sent to this server only."
    })
final class Login implements Callable<Integer> {

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @Mixin private Connection connection = new Connection();

  @Option(names = "--no-browser", description = "print the address, open nothing")
  private boolean noBrowser;

  @Option(
      names = "--login-hint",
      paramLabel = "ACCOUNT",
      description = "the account that the issuer shall offer")
  private @Nullable String loginHint;

  @Override
  public Integer call() {
    SignInView where = connection.stranger().signIn();
    connection.err().println("kedgeline: signing in at " + Text.plain(where.issuer()));
    SignIn.SignedIn signedIn =
        new SignIn(IssuerMetadata.discover(where.issuer()), where.client())
            .complete(Optional.ofNullable(loginHint), this::open, PATIENCE);
    connection.tokenFile().write(connection.origin(), signedIn.token());
    PersonView me = connection.client().me();
    connection.print(
        me,
        () ->
            "You are %s (%s), in %s. The token is in %s."
                .formatted(
                    Text.plain(me.displayName()),
                    me.id(),
                    me.groups().stream().map(Object::toString).sorted().toList(),
                    connection.tokenFile().path()));
    return ExitCode.DONE.code();
  }

  private void open(URI asked) {
    String address = asked.toASCIIString();
    connection.err().println("kedgeline: open this address if no browser opens:\n" + address);
    connection.err().flush();
    if (!noBrowser) {
      String opener =
          System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("mac")
              ? "open"
              : "xdg-open";
      try {
        new ProcessBuilder(List.of(opener, address))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
      } catch (IOException noOpener) {
        connection.err().println("kedgeline: no browser could be opened from here");
      }
    }
  }
}
