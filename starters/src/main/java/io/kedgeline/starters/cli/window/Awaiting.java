package io.kedgeline.starters.cli.window;

import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.window.WindowState;
import io.kedgeline.starters.api.WindowView;
import io.kedgeline.starters.cli.Connection;
import io.kedgeline.starters.client.ApiClient;
import java.util.Optional;

/** Looks at a window until it is open or over, and tells each change of state. */
final class Awaiting {

  private static final long INTERVAL_MILLIS = 2_000;

  private Awaiting() {}

  static WindowView decided(Connection connection, ApiClient client, ChangeId change)
      throws InterruptedException {
    Optional<WindowState> seen = Optional.empty();
    while (true) {
      WindowView window = client.window(change);
      if (seen.filter(state -> state == window.state()).isEmpty()) {
        connection.err().println("kedgeline: " + window.run() + " is " + window.state());
        ShownWindow.whoCanAct(window).forEach(line -> connection.err().println("  " + line));
        window
            .plan()
            .filter(plan -> window.state() == WindowState.AWAITING_KEY)
            .flatMap(
                plan -> window.certificate().map(shown -> ShownCertificate.standing(shown, plan)))
            .ifPresent(line -> connection.err().println("  " + line));
        connection.err().flush();
        seen = Optional.of(window.state());
      }
      if (window.state() == WindowState.OPEN || window.state().closed() || window.state().last()) {
        return window;
      }
      Thread.sleep(INTERVAL_MILLIS);
    }
  }
}
