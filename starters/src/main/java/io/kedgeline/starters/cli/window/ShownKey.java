package io.kedgeline.starters.cli.window;

import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.starters.api.HolderCertificateDocument;
import io.kedgeline.starters.api.HolderKey;
import io.kedgeline.starters.api.WindowView;
import io.kedgeline.starters.cli.Connection;
import io.kedgeline.starters.cli.Text;
import io.kedgeline.starters.cli.bundle.Patience;
import io.kedgeline.starters.client.ApiClient;
import java.time.Duration;

/** Shows the holder's key as soon as the window that they asked for is planned. */
final class ShownKey {

  private static final Duration PLANNING = Duration.ofMinutes(2);

  private final Connection connection;
  private final ApiClient client;
  private final ChangeId change;

  ShownKey(Connection connection, ApiClient client, ChangeId change) {
    this.connection = connection;
    this.client = client;
    this.change = change;
  }

  /** Shows it, or says why not and what is to be done; the window is asked for all the same. */
  void of(String holder, String request) throws InterruptedException {
    String asker = client.me().id().value();
    if (!asker.equals(holder)) {
      say(
          "%s holds the window and shows the key, not %s: %s"
              .formatted(Text.plain(holder), Text.plain(asker), how()));
      return;
    }
    WindowView window =
        Patience.until(
            () -> client.window(change),
            seen -> seen.plan().isPresent() || seen.state().last(),
            PLANNING);
    if (window.plan().isEmpty()) {
      say("%s is %s: your key is not shown. %s".formatted(window.run(), window.state(), how()));
    } else if (window.certificate().filter(ShownKey::awaited).isEmpty()) {
      say(
          "your key is not shown: "
              + window
                  .certificate()
                  .map(ShownCertificate::standing)
                  .orElse("no certificate is issued for this window, its holder has one"));
    } else {
      say(
          "your key is shown: "
              + Text.plain(client.presentKey(change, new HolderKey(request)).sentence()));
    }
  }

  private static boolean awaited(HolderCertificateDocument certificate) {
    return switch (certificate.stage()) {
      case KEY_AWAITED, KEY_SHOWN -> true;
      case NONE, ISSUED, REVOKING, REVOKED, UNKNOWN -> false;
    };
  }

  private String how() {
    return ShownCertificate.command(change.value());
  }

  private void say(String sentence) {
    connection.err().println("kedgeline: " + sentence);
    connection.err().flush();
  }
}
