package io.kedgeline.starters.cli.window;

import io.kedgeline.domain.governed.Plan;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.starters.api.WindowView;
import io.kedgeline.starters.cli.governed.Noun;
import io.kedgeline.starters.cli.governed.SeenRun;
import io.kedgeline.starters.client.ApiClient;

/** Break-glass windows. */
final class Windows implements Noun {

  @Override
  public String word() {
    return "window";
  }

  @Override
  public RunId run(ChangeId change) {
    return RunId.ofWindow(change);
  }

  @Override
  public SeenRun look(ApiClient client, ChangeId change) {
    WindowView window = client.window(change);
    return new SeenRun(
        window.run(),
        window.state().name(),
        window.requester(),
        ShownWindow.OTHERS,
        window.emptySlots(),
        window.digest(),
        window.plan().map(Plan.class::cast),
        window,
        ShownWindow.words(window));
  }
}
