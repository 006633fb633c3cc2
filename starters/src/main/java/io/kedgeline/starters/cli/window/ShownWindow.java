package io.kedgeline.starters.cli.window;

import io.kedgeline.domain.breakglass.PlannedExtension;
import io.kedgeline.domain.breakglass.WindowPlan;
import io.kedgeline.domain.plan.PlannedAction;
import io.kedgeline.starters.api.HolderCertificateDocument;
import io.kedgeline.starters.api.WindowView;
import io.kedgeline.starters.cli.Door;
import io.kedgeline.starters.cli.Text;
import io.kedgeline.starters.cli.governed.SeenRun;
import io.kedgeline.workflows.governed.ReviewView;
import io.kedgeline.workflows.port.TrailEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A window in words. */
final class ShownWindow {

  /** Who fills no slot beside the requester. */
  static final String OTHERS = "nor the holder";

  private ShownWindow() {}

  static String words(WindowView window) {
    List<String> lines = new ArrayList<>();
    lines.add("%s  %s".formatted(window.run(), window.state()));
    window.reason().ifPresent(reason -> lines.add("  because    " + Text.plain(reason)));
    lines.add("  asked by   " + window.requester() + window.channel().map(Door::words).orElse(""));
    window.plan().ifPresent(plan -> plan(lines, plan));
    window
        .digest()
        .ifPresent(
            digest -> lines.add("  digest     %s  (%s)".formatted(digest.shortForm(), digest)));
    window.expires().ifPresent(end -> lines.add("  waits till " + end));
    window.extension().ifPresent(text -> lines.add("  extension  " + Text.plain(text)));
    window
        .certificate()
        .ifPresent(
            certificate -> lines.add("  issue      " + standing(certificate, window.plan())));
    window.review().ifPresent(review -> review(lines, review));
    whoCanAct(window).forEach(line -> lines.add("  " + line));
    return String.join("\n", lines);
  }

  private static String standing(HolderCertificateDocument certificate, Optional<WindowPlan> plan) {
    return plan.map(planned -> ShownCertificate.standing(certificate, planned))
        .orElseGet(() -> ShownCertificate.standing(certificate));
  }

  private static void plan(List<String> lines, WindowPlan plan) {
    lines.add(
        "  for        %s, with the certificate %s"
            .formatted(plan.request().holder(), plan.holder()));
    plan.certificate().ifPresent(certificate -> ShownCertificate.planned(lines, certificate));
    lines.add("  why        " + Text.plain(plan.request().reason()));
    lines.add("  length     " + plan.request().length());
    plan.request().start().ifPresent(start -> lines.add("  not before " + start));
    plan.extension().ifPresent(extension -> extension(lines, extension));
    lines.add("  profile    " + plan.request().profile());
    lines.add("  role       " + plan.role());
    lines.add("  will do    in this order:");
    for (PlannedAction action : plan.actions()) {
      lines.add("             %s on %s".formatted(action.operation(), Text.plain(action.object())));
    }
  }

  private static void extension(List<String> lines, PlannedExtension extension) {
    lines.add(
        "  extends    the end from %s to %s, number %d, asked by %s"
            .formatted(
                extension.until(), extension.end(), extension.number(), extension.requester()));
    lines.add("  why more   " + Text.plain(extension.reason()));
  }

  private static void review(List<String> lines, ReviewView review) {
    review.due().ifPresent(due -> lines.add("  review     is due at " + due));
    review
        .digest()
        .ifPresentOrElse(
            digest ->
                lines.add(
                    "  changes    %d%s, digest %s  (%s)"
                        .formatted(
                            review.changes().size(),
                            review.complete() ? "" : " or more: AWS did not tell all of them",
                            digest.shortForm(),
                            digest)),
            () -> lines.add("  changes    are being listed: look again in some minutes"));
    review.refused().ifPresent(why -> lines.add("  refused    " + Text.plain(why)));
    for (TrailEvent event : review.changes()) {
      lines.add(
          "             %s %s:%s %s%s"
              .formatted(
                  event.at(),
                  event.service(),
                  event.name(),
                  event.object(),
                  event.error().map(error -> " refused: " + error).orElse("")));
    }
  }

  /** Which slots are still to be filled, and from which group. */
  static List<String> whoCanAct(WindowView window) {
    return SeenRun.whoCanAct(
        SeenRun.openSlots(window.plan(), window.emptySlots()), window.requester(), OTHERS);
  }
}
