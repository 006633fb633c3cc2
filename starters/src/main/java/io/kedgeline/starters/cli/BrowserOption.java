package io.kedgeline.starters.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a person is sent to the company's issuer. */
public final class BrowserOption {

  @Option(names = "--no-browser", description = "print the issuer's address, open nothing")
  private boolean noBrowser;

  @Option(
      names = "--login-hint",
      paramLabel = "ACCOUNT",
      description = "the account that the issuer shall offer")
  private @Nullable String loginHint;

  /** The account that the issuer shall offer, if one was named. */
  public Optional<String> loginHint() {
    return Optional.ofNullable(loginHint);
  }

  /** Opens the address in a browser, unless that is not wanted; says it in any case. */
  public void open(URI asked, PrintWriter out) {
    String address = asked.toASCIIString();
    out.println("kedgeline: open this address if no browser opens:\n" + address);
    out.flush();
    if (noBrowser) {
      return;
    }
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
      out.println("kedgeline: no browser could be opened from here");
    }
  }
}
