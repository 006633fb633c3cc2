package io.kedgeline.domain.breakglass;

import io.kedgeline.domain.rulebook.Blackout;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Whether a blackout forbids what a plan opens: all of the window, extensions included. */
final class BlackoutCheck {

  private BlackoutCheck() {}

  /** The blackout that the window would be in if it opened as early as it may. */
  static Optional<Blackout> forbidding(WindowPlan plan, WindowWorld world) {
    Instant from =
        plan.extension()
            .map(PlannedExtension::from)
            .orElseGet(() -> plan.request().opensFrom(world.at()).truncatedTo(ChronoUnit.SECONDS));
    Instant until =
        plan.extension()
            .map(PlannedExtension::end)
            .orElseGet(() -> from.plus(plan.request().length()));
    return world.rulebook().blackouts().forbidding(plan.request().change(), from, until);
  }
}
