package io.kedgeline.starters.slack.card;

import io.kedgeline.domain.enrollment.EnrollmentState;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.onboarding.OnboardingState;
import io.kedgeline.domain.window.WindowState;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that the requester of a run, or the holder of a window, is told directly, once.
 *
 * @param kind which of its steps
 * @param reader who is told
 * @param text what; not escaped
 */
public record Notice(Kind kind, PersonId reader, String text) {

  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("d MMM HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** The steps that a requester waits for, and what a holder has to do. */
  public enum Kind {
    SUBMITTED,
    DECIDED,
    KEY_AWAITED,
    OPENED,
    ENDING,
    CLOSE_UNPROVEN,
    CLOSED,
    ISSUED,
    REGISTERED,
    UNDO_UNPROVEN,
    UNDONE
  }

  /**
   * What is to be told of a run that stands there. What it has passed by since is told no more.
   *
   * @param before how long before its end a window is about to end
   */
  public static List<Notice> due(CardFacts facts, Instant now, Duration before) {
    return switch (facts.state()) {
      case WindowState window -> due(window, facts, now, before);
      case OnboardingState making -> due(making, facts, now);
      case EnrollmentState enrolling -> due(enrolling, facts, now);
      default -> List.of();
    };
  }

  private static List<Notice> due(OnboardingState state, CardFacts facts, Instant now) {
    String words = CardWords.state(facts, now) + reason(facts);
    return switch (state) {
      case PLANNING, UNDOING -> List.of();
      case AWAITING_APPROVAL ->
          List.of(of(facts, Kind.SUBMITTED, "put to the vote" + until(facts, ", until ")));
      case APPROVED, MAKING -> List.of(of(facts, Kind.DECIDED, "approved, and will be made"));
      case REJECTED, DENIED, WITHDRAWN, EXPIRED -> List.of(of(facts, Kind.DECIDED, words));
      case REGISTERED -> List.of(of(facts, Kind.REGISTERED, words));
      case UNDO_UNPROVEN -> List.of(of(facts, Kind.UNDO_UNPROVEN, words));
      case UNDONE -> List.of(of(facts, Kind.UNDONE, words));
    };
  }

  private static List<Notice> due(EnrollmentState state, CardFacts facts, Instant now) {
    String words = CardWords.state(facts, now) + reason(facts);
    return switch (state) {
      case PLANNING, REVOKING -> List.of();
      case AWAITING_APPROVAL ->
          List.of(of(facts, Kind.SUBMITTED, "put to the vote" + until(facts, ", until ")));
      case APPROVED, AWAITING_DEVICE, ISSUING ->
          List.of(of(facts, Kind.DECIDED, "approved; have its token made, and bring it there"));
      case AWAITING_SESSION ->
          List.of(of(facts, Kind.ISSUED, "it has its certificate, and must use it soon"));
      case REJECTED, DENIED, WITHDRAWN, EXPIRED -> List.of(of(facts, Kind.DECIDED, words));
      case REGISTERED -> List.of(of(facts, Kind.REGISTERED, words));
      case REVOKE_UNPROVEN, ISSUE_UNPROVEN -> List.of(of(facts, Kind.UNDO_UNPROVEN, words));
      case REVOKED, NOT_ISSUED -> List.of(of(facts, Kind.UNDONE, words));
    };
  }

  private static List<Notice> due(
      WindowState state, CardFacts facts, Instant now, Duration before) {
    List<Notice> due = new ArrayList<>();
    switch (state) {
      case PLANNING -> {}
      case AWAITING_APPROVAL ->
          due.add(of(facts, Kind.SUBMITTED, "put to the vote" + until(facts, ", until ")));
      case APPROVED, OPENING -> due.add(of(facts, Kind.DECIDED, "approved, and will be opened"));
      case AWAITING_KEY -> {
        Optional<PersonId> holder = CardSubject.holder(facts);
        if (holder.filter(facts.requester()::equals).isEmpty()) {
          due.add(of(facts, Kind.DECIDED, "approved; " + CardWords.keyAwaited(facts)));
        }
        holder.ifPresent(reader -> due.add(keyAwaited(facts, reader)));
      }
      case OPEN -> {
        due.add(of(facts, Kind.DECIDED, "approved"));
        due.add(of(facts, Kind.OPENED, "OPEN" + until(facts, ", until ")));
        if (facts.expires().filter(end -> !now.isBefore(end.minus(before))).isPresent()) {
          due.add(of(facts, Kind.ENDING, "about to end" + until(facts, ", at ")));
        }
      }
      case CLOSING -> {}
      case REJECTED, DENIED, WITHDRAWN, EXPIRED, NEVER_OPEN ->
          due.add(of(facts, Kind.DECIDED, CardWords.state(facts, now) + reason(facts)));
      case CLOSE_UNPROVEN ->
          due.add(of(facts, Kind.CLOSE_UNPROVEN, CardWords.state(facts, now) + reason(facts)));
      case CLOSED, REVIEW_OVERDUE, REVIEWED ->
          due.add(of(facts, Kind.CLOSED, "closed and proved" + reason(facts)));
    }
    return due;
  }

  private static Notice keyAwaited(CardFacts facts, PersonId holder) {
    return new Notice(
        Kind.KEY_AWAITED,
        holder,
        "You hold window %s, which is approved. Show the key that your certificate is issued for%s: kedgeline window key %s --certificate-request FILE."
            .formatted(facts.run().change(), until(facts, ", until "), facts.run().change()));
  }

  private static Notice of(CardFacts facts, Kind kind, String words) {
    String noun =
        switch (facts.kind()) {
          case WINDOW -> "window";
          case PROFILE -> "profile";
          case AUTHORITY -> "certificate authority";
          case ENROLLMENT -> "device";
        };
    return new Notice(
        kind, facts.requester(), "Your %s %s: %s.".formatted(noun, facts.run().change(), words));
  }

  private static String until(CardFacts facts, String words) {
    return facts.expires().map(end -> words + CLOCK.format(end)).orElse("");
  }

  private static String reason(CardFacts facts) {
    return facts.reason().map(": "::concat).orElse("");
  }
}
