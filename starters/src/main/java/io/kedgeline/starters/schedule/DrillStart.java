package io.kedgeline.starters.schedule;

import io.kedgeline.domain.breakglass.WindowRequest;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.plan.RunbookId;
import io.kedgeline.domain.rulebook.BreakGlassProfile;
import io.kedgeline.domain.rulebook.DrillRules;
import io.kedgeline.domain.schedule.Schedule;
import io.kedgeline.domain.window.WindowState;
import io.kedgeline.ledger.registry.RunStartTable;
import io.kedgeline.ledger.schedule.Firing;
import io.kedgeline.starters.desk.Desk;
import java.time.Instant;
import java.util.Optional;

/** Asks for the drill of an occurrence, on behalf of its owner and just as the rulebook says. */
final class DrillStart implements Startable {

  private final DrillRules rules;
  private final BreakGlassProfile profile;
  private final Desk desk;
  private final RunStartTable starts;

  DrillStart(DrillRules rules, BreakGlassProfile profile, Desk desk, RunStartTable starts) {
    this.rules = rules;
    this.profile = profile;
    this.desk = desk;
    this.starts = starts;
  }

  @Override
  public String begin(Schedule schedule, Instant occurrence) {
    WindowRequest request =
        new WindowRequest(
            ChangeId.ofDrill(occurrence),
            profile.profile(),
            rules.holder(),
            rules.certificate(),
            rules.length(),
            "break-glass drill of " + occurrence);
    return desk.drill(rules.owner(), request).value();
  }

  /** A schedule of this name may have begun something else before. */
  @Override
  public boolean over(Firing begun) {
    return Optional.of(begun.detail())
        .filter(detail -> detail.startsWith(RunbookId.BREAK_GLASS_DRILL.code() + "/"))
        .map(RunId::new)
        .flatMap(starts::find)
        .filter(start -> !WindowState.valueOf(start.state()).last())
        .isEmpty();
  }
}
