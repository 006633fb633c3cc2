package io.kedgeline.sandbox.bench;

import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.sandbox.Sandbox;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * How long it takes from the last click in Slack until AWS has enabled the profile, beside the
 * floor on the same engine; the two are measured by turns, so that both meet the same machine.
 */
public final class ApprovalsBench {

  /** What is wanted: half of all approvals within so many times the floor. */
  static final double GOAL = 3;

  /** After so many windows the figures so far are printed: whoever ends the bench has them. */
  private static final int EACH = 10;

  private final Sandbox sandbox;
  private final PrintWriter out;

  /** Measures in this sandbox. */
  public ApprovalsBench(Sandbox sandbox, PrintWriter out) {
    this.sandbox = sandbox;
    this.out = out;
  }

  /**
   * Measures this many windows and prints what came of it.
   *
   * @param first the number of the first change; the others follow
   * @return whether the goal is met
   */
  public boolean run(int windows, int first) {
    List<Duration> floors = new ArrayList<>();
    List<Approval.Measured> clicks = new ArrayList<>();
    Approval approval = new Approval(sandbox);
    try (Floor floor = new Floor(sandbox)) {
      floor.measure();
      for (int i = 0; i < windows; i++) {
        floors.add(floor.measure());
        clicks.add(approval.measure(new ChangeId("CHG-" + (first + i))));
        if (clicks.size() % EACH == 0 && clicks.size() < windows) {
          tellSoFar(windows, new Figures(floors), each(clicks, Approval.Measured::enabled));
        }
      }
    }
    return tell(new Figures(floors), clicks);
  }

  private void tellSoFar(int windows, Figures floor, Figures enabled) {
    out.println(
        String.format(
            Locale.ROOT,
            "%d of %d windows: enabled p50 %.0f ms, floor %.0f ms, %.1f times",
            enabled.measured().size(),
            windows,
            enabled.percentile(50).toNanos() / 1e6,
            floor.percentile(50).toNanos() / 1e6,
            enabled.timesAsLongAs(floor)));
    out.flush();
  }

  private boolean tell(Figures floor, List<Approval.Measured> clicks) {
    Figures enabled = each(clicks, Approval.Measured::enabled);
    double times = enabled.timesAsLongAs(floor);
    out.println("%-52s %8s %8s".formatted(clicks.size() + " windows, in ms", "p50", "p99"));
    out.println(floor.row("floor: a bare Update and three activities"));
    out.println(enabled.row("from the last click in Slack until profile enabled"));
    out.println(
        each(clicks, Approval.Measured::acknowledged).row("  of it until Slack is answered"));
    out.println(each(clicks, Approval.Measured::known).row("  until Slack is asked who clicked"));
    out.println(each(clicks, Approval.Measured::acting).row("  until the lease stands in AWS"));
    for (String step : clicks.getFirst().steps().keySet()) {
      out.println(
          each(clicks, click -> click.steps().getOrDefault(step, Duration.ZERO))
              .row("  in " + step));
    }
    out.println(
        String.format(
            Locale.ROOT,
            "p50 is %.1f times the floor; the goal, at most %.0f times, is %s",
            times,
            GOAL,
            times <= GOAL ? "met" : "missed"));
    out.flush();
    return times <= GOAL;
  }

  private static Figures each(
      List<Approval.Measured> clicks, Function<Approval.Measured, Duration> part) {
    return new Figures(clicks.stream().map(part).toList());
  }
}
