package io.kedgeline.starters.cli.enrollment;

import io.kedgeline.domain.enrollment.EnrollmentPlan;
import io.kedgeline.domain.governed.Plan;
import io.kedgeline.starters.api.EnrollmentView;
import io.kedgeline.starters.cli.Text;
import io.kedgeline.starters.cli.governed.ShownMaking;
import java.util.List;

/** An enrollment in words, made of the plan whose digest people vote on. */
final class ShownEnrollment {

  /** Who fills no slot beside the requester. */
  static final String OTHERS = "nor whose device it is";

  private ShownEnrollment() {}

  static String words(EnrollmentView seen) {
    String words =
        ShownMaking.words(
            new ShownMaking.Seen(
                seen.run(),
                seen.state(),
                seen.requester(),
                seen.channel(),
                seen.emptySlots(),
                seen.expires(),
                seen.reason(),
                seen.digest(),
                seen.plan().map(Plan.class::cast)),
            OTHERS,
            lines -> seen.plan().ifPresent(plan -> plan(lines, plan)));
    return seen.bundle()
        .map(bundle -> words + "\n  issued     what the device gets: --output json")
        .orElse(words);
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
    lines.add("  names      of its certificate, whatever the device asks for");
    ShownMaking.certificate(lines, plan.names().subject());
    plan.names().uri().ifPresent(uri -> lines.add("             " + Text.plain(uri)));
    lines.add("  issued by  " + plan.authority());
    lines.add("  valid for  " + plan.validity());
    lines.add("  device by  " + plan.presentBefore());
    lines.add("  first use  within %s, or it is revoked".formatted(plan.firstUse()));
    ShownMaking.actions(lines, plan);
  }
}
