package io.kedgeline.starters.cli.enrollment;

import io.kedgeline.domain.enrollment.EnrollmentPlan;
import io.kedgeline.domain.plan.PlannedAction;
import io.kedgeline.starters.api.EnrollmentView;
import io.kedgeline.starters.cli.Door;
import io.kedgeline.starters.cli.Text;
import io.kedgeline.starters.cli.governed.SeenRun;
import java.util.ArrayList;
import java.util.List;

/** An enrollment in words, made of the plan whose digest people vote on. */
final class ShownEnrollment {

  /** Who fills no slot beside the requester. */
  static final String OTHERS = "nor whose device it is";

  private ShownEnrollment() {}

  static String words(EnrollmentView seen) {
    List<String> lines = new ArrayList<>();
    lines.add("%s  %s".formatted(seen.run(), seen.state()));
    seen.reason().ifPresent(reason -> lines.add("  because    " + Text.plain(reason)));
    lines.add("  asked by   " + seen.requester() + seen.channel().map(Door::words).orElse(""));
    seen.plan().ifPresent(plan -> plan(lines, plan));
    seen.digest()
        .ifPresent(
            digest -> lines.add("  digest     %s  (%s)".formatted(digest.shortForm(), digest)));
    seen.expires().ifPresent(end -> lines.add("  waits till " + end));
    SeenRun.whoCanAct(SeenRun.openSlots(seen.plan(), seen.emptySlots()), seen.requester(), OTHERS)
        .forEach(line -> lines.add("  " + line));
    seen.bundle().ifPresent(bundle -> lines.add("  issued     get it with --output json"));
    return String.join("\n", lines);
  }

  private static void plan(List<String> lines, EnrollmentPlan plan) {
    lines.add("  device     " + plan.request().device());
    lines.add("  as         " + plan.request().persona());
    lines.add("  consumer   " + plan.request().consumer());
    lines.add("  why        " + Text.plain(plan.request().reason()));
    lines.add(
        "  profile    %s  (%s)"
            .formatted(Text.plain(plan.request().profile()), plan.profile().profile()));
    lines.add("  where      " + Text.plain(plan.request().environment()));
    lines.add("  presented  at " + plan.profile().anchor());
    lines.add("  names      that its certificate gets, whatever the device asks for");
    plan.names()
        .subject()
        .forEach((name, value) -> lines.add("             " + Text.plain(name + "=" + value)));
    plan.names().uri().ifPresent(uri -> lines.add("             " + Text.plain(uri)));
    lines.add("  issued by  " + plan.authority());
    lines.add("  valid for  " + plan.validity());
    lines.add("  device by  " + plan.presentBefore());
    lines.add("  first use  within %s, or it is revoked".formatted(plan.firstUse()));
    lines.add("  will do    in this order:");
    for (PlannedAction action : plan.actions()) {
      lines.add("             %s on %s".formatted(action.operation(), Text.plain(action.object())));
    }
  }
}
