package io.kedgeline.domain.window;

import static io.kedgeline.domain.window.WindowEvent.CLOSING_NOT_PROVED;
import static io.kedgeline.domain.window.WindowEvent.CLOSING_PROVED;
import static io.kedgeline.domain.window.WindowEvent.DENIED;
import static io.kedgeline.domain.window.WindowEvent.DISMISSED;
import static io.kedgeline.domain.window.WindowEvent.END_REACHED;
import static io.kedgeline.domain.window.WindowEvent.EXPIRED;
import static io.kedgeline.domain.window.WindowEvent.NOTHING_TO_REVIEW;
import static io.kedgeline.domain.window.WindowEvent.OPENING_BEGUN;
import static io.kedgeline.domain.window.WindowEvent.OPENING_PROVED;
import static io.kedgeline.domain.window.WindowEvent.PLANNED;
import static io.kedgeline.domain.window.WindowEvent.QUORUM_MET;
import static io.kedgeline.domain.window.WindowEvent.REJECTED;
import static io.kedgeline.domain.window.WindowEvent.REVIEW_MISSED;
import static io.kedgeline.domain.window.WindowEvent.REVIEW_RECORDED;
import static io.kedgeline.domain.window.WindowEvent.WITHDRAWN;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The whole table of legal moves; a move that is not in it does not exist. */
public final class WindowTransitions {

  private static final Map<WindowState, Map<WindowEvent, WindowState>> TABLE =
      new EnumMap<>(WindowState.class);

  static {
    move(WindowState.PLANNING, PLANNED, WindowState.AWAITING_APPROVAL);
    move(WindowState.PLANNING, REJECTED, WindowState.REJECTED);
    move(WindowState.PLANNING, WITHDRAWN, WindowState.WITHDRAWN);
    move(WindowState.PLANNING, DENIED, WindowState.DENIED);

    move(WindowState.AWAITING_APPROVAL, QUORUM_MET, WindowState.APPROVED);
    move(WindowState.AWAITING_APPROVAL, DENIED, WindowState.DENIED);
    move(WindowState.AWAITING_APPROVAL, WITHDRAWN, WindowState.WITHDRAWN);
    move(WindowState.AWAITING_APPROVAL, EXPIRED, WindowState.EXPIRED);

    move(WindowState.APPROVED, DISMISSED, WindowState.PLANNING);
    move(WindowState.APPROVED, DENIED, WindowState.DENIED);
    move(WindowState.APPROVED, WITHDRAWN, WindowState.WITHDRAWN);
    move(WindowState.APPROVED, EXPIRED, WindowState.EXPIRED);
    move(WindowState.APPROVED, OPENING_BEGUN, WindowState.OPENING);

    move(WindowState.OPENING, OPENING_PROVED, WindowState.OPEN);
    move(WindowState.OPENING, END_REACHED, WindowState.CLOSING);

    move(WindowState.OPEN, END_REACHED, WindowState.CLOSING);

    move(WindowState.CLOSING, CLOSING_PROVED, WindowState.CLOSED);
    move(WindowState.CLOSING, CLOSING_NOT_PROVED, WindowState.CLOSE_UNPROVEN);

    move(WindowState.CLOSE_UNPROVEN, CLOSING_PROVED, WindowState.CLOSED);

    move(WindowState.CLOSED, NOTHING_TO_REVIEW, WindowState.NEVER_OPEN);
    move(WindowState.CLOSED, REVIEW_MISSED, WindowState.REVIEW_OVERDUE);
    move(WindowState.CLOSED, REVIEW_RECORDED, WindowState.REVIEWED);
    move(WindowState.REVIEW_OVERDUE, REVIEW_RECORDED, WindowState.REVIEWED);
  }

  private WindowTransitions() {}

  /** The state that this event leads to, or nothing where the event cannot happen. */
  public static Optional<WindowState> next(WindowState from, WindowEvent event) {
    return Optional.ofNullable(TABLE.getOrDefault(from, Map.of()).get(event));
  }

  private static void move(WindowState from, WindowEvent event, WindowState to) {
    if (from.last()) {
      throw new ExceptionInInitializerError("nothing follows " + from);
    }
    if (TABLE.computeIfAbsent(from, key -> new EnumMap<>(WindowEvent.class)).put(event, to)
        != null) {
      throw new ExceptionInInitializerError("two moves for " + event + " in " + from);
    }
  }
}
