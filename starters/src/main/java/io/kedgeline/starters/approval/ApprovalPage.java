package io.kedgeline.starters.approval;

import io.kedgeline.domain.approval.StepUp;
import io.kedgeline.domain.governed.Plan;
import io.kedgeline.starters.api.RunKind;
import java.net.URI;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a person sees before they sign in for a plan, and after. */
public final class ApprovalPage {

  private ApprovalPage() {}

  /**
   * The plan, its digest, and the button that leads to the issuer.
   *
   * @param channel through which door the run was asked for, if that is known
   * @param browser what this browser and no other knows
   */
  public static String ask(
      Plan plan,
      Optional<String> channel,
      ApprovalSignIns.Wanted wanted,
      StepUp rule,
      String browser) {
    String rows =
        ApprovalRows.of(plan, channel, wanted.plan()).entrySet().stream()
            .map(row ->
                "<dt>%s</dt><dd>%s</dd>"
                    .formatted(Html.text(row.getKey()), Html.text(row.getValue())))
            .collect(Collectors.joining("\n"));
    return Html.page(
        "Approve %s as %s".formatted(wanted.run(), wanted.slot()),
        """
        <dl>
        %s
        </dl>
        <p>Your sign-in is your vote: it is for this plan and no other, it must be %s, and its proof
        is kept with the record.</p>
        <form method="post" action="/runs/%s/approval">
        <input type="hidden" name="slot" value="%s"><input type="hidden" name="plan" value="%s">
        <input type="hidden" name="browser" value="%s">
        <button type="submit">Sign in to approve</button>
        </form>
        <p>To deny, use the card, or <code>kedgeline %s deny</code>.</p>\
        """
            .formatted(
                rows,
                Html.text(wanted(rule)),
                Html.text(wanted.run().value()),
                Html.text(wanted.slot()),
                wanted.plan().base64url(),
                Html.text(browser),
                RunKind.of(plan.run()).noun()));
  }

  /** Leads to the issuer at once, and by a link where a browser does not go by itself. */
  public static String lead(URI issuer) {
    String address = Html.text(issuer.toString());
    return Html.page(
        "To the company's issuer",
        """
        <meta http-equiv="refresh" content="0;url=%s">
        <p><a rel="noreferrer" href="%s">Sign in at the company's issuer</a></p>\
        """
            .formatted(address, address));
  }

  /** A page that says one thing. */
  public static String say(String title, String sentence) {
    return Html.page(title, "<p>%s</p>".formatted(Html.text(sentence)));
  }

  /** What browsers are told of these pages. */
  public static String policy() {
    return Html.policy();
  }

  private static String wanted(StepUp rule) {
    return "at most %d seconds old".formatted(rule.maximumAge().toSeconds());
  }
}
