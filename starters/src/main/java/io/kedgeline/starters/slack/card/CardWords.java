package io.kedgeline.starters.slack.card;

import io.kedgeline.domain.breakglass.HolderCertificate;
import io.kedgeline.domain.breakglass.WindowPlan;
import io.kedgeline.domain.enrollment.EnrollmentState;
import io.kedgeline.domain.governed.Plan;
import io.kedgeline.domain.governed.RunState;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.onboarding.OnboardingState;
import io.kedgeline.domain.window.WindowState;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** What a card says of where its run stands. */
final class CardWords {

  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("d MMM HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final Duration SOON = Duration.ofMinutes(10);
  private static final long COARSE = 5;

  private CardWords() {}

  /** Where the run stands, in a line. */
  static String state(CardFacts facts, Instant now) {
    return switch (facts.state()) {
      case WindowState window -> state(window, facts, now);
      case OnboardingState making -> state(making, facts, now);
      case EnrollmentState enrolling -> state(enrolling, facts, now);
      default -> throw new IllegalArgumentException("no card has the state " + facts.state());
    };
  }

  private static String state(OnboardingState state, CardFacts facts, Instant now) {
    return switch (state) {
      case PLANNING -> "is being planned";
      case AWAITING_APPROVAL -> votes(facts) + until(", votes count", facts.expires(), now);
      case APPROVED -> "approved";
      case MAKING -> "approved, is being made";
      case REGISTERED -> "made, proved and registered";
      case UNDOING -> "given up, is being undone";
      case UNDONE -> "given up; what was made is undone, which is proved";
      case UNDO_UNPROVEN ->
          "UNDO UNPROVEN: what was made may still be there; Kedgeline goes on trying";
      case REJECTED -> "not planned";
      case DENIED -> "DENIED";
      case WITHDRAWN -> "withdrawn";
      case EXPIRED -> "expired: not enough votes in time";
    };
  }

  private static String state(EnrollmentState state, CardFacts facts, Instant now) {
    return switch (state) {
      case PLANNING -> "is being planned";
      case AWAITING_APPROVAL -> votes(facts) + until(", votes count", facts.expires(), now);
      case APPROVED -> "approved";
      case AWAITING_DEVICE -> "approved; the device has to show its request";
      case ISSUING -> "its certificate is being issued";
      case AWAITING_SESSION -> "issued, and not used yet";
      case REGISTERED -> "enrolled: its certificate got a session";
      case REVOKING -> "given up, is being revoked";
      case REVOKED -> "given up; its certificate is revoked";
      case NOT_ISSUED -> "given up; no certificate was issued";
      case REVOKE_UNPROVEN ->
          "REVOKE UNPROVEN: its certificate may still get in; Kedgeline goes on trying";
      case ISSUE_UNPROVEN ->
          "ISSUE UNPROVEN: whether a certificate was issued is not known; look at the authority";
      case REJECTED -> "not planned";
      case DENIED -> "DENIED";
      case WITHDRAWN -> "withdrawn";
      case EXPIRED -> "expired: not enough votes, or no device, in time";
    };
  }

  private static String state(WindowState state, CardFacts facts, Instant now) {
    return switch (state) {
      case PLANNING -> "is being planned";
      case AWAITING_APPROVAL -> votes(facts) + until(", votes count", facts.expires(), now);
      case APPROVED -> "approved";
      case AWAITING_KEY -> "approved; " + keyAwaited(facts);
      case OPENING -> "approved, is being opened";
      case OPEN -> "OPEN" + until(", ends", facts.expires(), now) + moreTime(facts);
      case CLOSING -> "is being closed";
      case REJECTED -> "not planned";
      case DENIED -> "DENIED";
      case WITHDRAWN -> "withdrawn";
      case EXPIRED -> "expired: not enough votes, or no key of its holder, in time";
      case CLOSE_UNPROVEN ->
          "CLOSE UNPROVEN: treat it as a severe incident; Kedgeline goes on trying";
      case CLOSED -> "closed and proved; a review is owed" + until(", due", facts.expires(), now);
      case REVIEW_OVERDUE -> "closed and proved; its review is OVERDUE";
      case REVIEWED -> "closed, proved and reviewed";
      case NEVER_OPEN -> "never open, which is proved";
    };
  }

  /** Who has to show which key, and how. */
  static String keyAwaited(CardFacts facts) {
    return "%s has to show the key that the certificate is issued for: kedgeline window key %s --certificate-request FILE"
        .formatted(
            CardSubject.holder(facts).map(PersonId::value).orElse("its holder"),
            facts.run().change());
  }

  /** What the plan has issued to its holder. */
  static String certificate(HolderCertificate certificate) {
    return "%s, valid for %s, issued by %s"
        .formatted(
            certificate.names().commonName(),
            inMinutes(certificate.validity()),
            certificate.authority());
  }

  private static String votes(CardFacts facts) {
    int slots = facts.plan().map(plan -> plan.slots().size()).orElse(0);
    return "%d of %d, needs %s"
        .formatted(slots - facts.emptySlots().size(), slots, String.join(", ", facts.emptySlots()));
  }

  private static String moreTime(CardFacts facts) {
    return facts.isPutToTheVote() ? "; more time: " + votes(facts) : "";
  }

  /** Who asks; more time is asked for by a person, whoever asked for the window. */
  static String asker(CardFacts facts, Plan plan) {
    return plan.asker()
        + (changeSystemAsks(facts, plan) ? ", in whose name the change system asked" : "");
  }

  /** Whose words the reason is in. */
  static String writer(CardFacts facts, Plan plan) {
    return changeSystemAsks(facts, plan)
        ? "the change system writes in the name of " + plan.asker()
        : plan.asker() + " writes";
  }

  private static boolean changeSystemAsks(CardFacts facts, Plan plan) {
    return facts.byChangeSystem() && plan.moreTimeAskedAt().isEmpty();
  }

  /** How long it shall be, or how much longer. */
  static String length(WindowPlan plan) {
    return plan.extension()
        .map(more -> "%s more, to %s".formatted(inMinutes(more.by()), CLOCK.format(more.end())))
        .orElseGet(() ->
            inMinutes(plan.request().length())
                + plan.request().start().map(at -> ", not before " + CLOCK.format(at)).orElse(""));
  }

  /** Why, in the words of whoever asks. */
  static String reason(Plan plan) {
    return plan instanceof WindowPlan window && window.extension().isPresent()
        ? window.extension().get().reason()
        : plan.request().reason();
  }

  private static String inMinutes(Duration length) {
    return length.toMinutes() + " min";
  }

  /** A countdown that changes seldom enough to be drawn anew each time. */
  private static String until(String words, Optional<Instant> end, Instant now) {
    return end.map(at -> "%s until %s".formatted(words, CLOCK.format(at)) + left(at, now))
        .orElse("");
  }

  private static String left(Instant at, Instant now) {
    Duration left = Duration.between(now, at);
    if (left.isNegative() || left.isZero()) {
      return "";
    }
    long minutes = left.plusSeconds(59).toMinutes();
    return ", in %d min"
        .formatted(left.compareTo(SOON) <= 0 ? minutes : (minutes + COARSE - 1) / COARSE * COARSE);
  }

  /** Whether the card shall be seen at once. */
  static boolean isAlarm(RunState state) {
    return state == WindowState.CLOSE_UNPROVEN
        || state == WindowState.REVIEW_OVERDUE
        || state == OnboardingState.UNDO_UNPROVEN
        || state == EnrollmentState.REVOKE_UNPROVEN
        || state == EnrollmentState.ISSUE_UNPROVEN;
  }
}
