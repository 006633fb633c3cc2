package io.kedgeline.starters.cli;

import io.kedgeline.starters.api.PersonView;
import io.kedgeline.starters.api.SignInView;
import io.kedgeline.starters.oidc.IssuerMetadata;
import io.kedgeline.starters.oidc.TerminalSignIn;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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

  @Mixin private BrowserOption browser = new BrowserOption();

  @Override
  public Integer call() {
    SignInView where = connection.stranger().signIn();
    connection.err().println("kedgeline: signing in at " + Text.plain(where.issuer()));
    TerminalSignIn.SignedIn signedIn =
        new TerminalSignIn(IssuerMetadata.discover(where.issuer()), where.client())
            .complete(
                browser.loginHint(), address -> browser.open(address, connection.err()), PATIENCE);
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
}
