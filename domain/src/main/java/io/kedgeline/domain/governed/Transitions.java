package io.kedgeline.domain.governed;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The whole table of a runbook's legal moves; a move that is not in it does not exist. */
public final class Transitions<S extends RunState> {

  private final Map<S, Map<RunEvent, S>> table = new HashMap<>();

  private Transitions() {}

  /** The moves that every runbook has, up to a plan that may be carried out. */
  public static <S extends RunState> Transitions<S> ofApproval(ApprovalStates<S> states) {
    return new Transitions<S>()
        .with(states.planning(), ApprovalEvent.PLANNED, states.awaiting())
        .with(states.planning(), ApprovalEvent.REJECTED, states.rejected())
        .with(states.planning(), ApprovalEvent.WITHDRAWN, states.withdrawn())
        .with(states.planning(), ApprovalEvent.DENIED, states.denied())
        .with(states.awaiting(), ApprovalEvent.QUORUM_MET, states.approved())
        .with(states.awaiting(), ApprovalEvent.DENIED, states.denied())
        .with(states.awaiting(), ApprovalEvent.WITHDRAWN, states.withdrawn())
        .with(states.awaiting(), ApprovalEvent.EXPIRED, states.expired())
        .with(states.approved(), ApprovalEvent.DISMISSED, states.planning())
        .with(states.approved(), ApprovalEvent.DENIED, states.denied())
        .with(states.approved(), ApprovalEvent.WITHDRAWN, states.withdrawn())
        .with(states.approved(), ApprovalEvent.EXPIRED, states.expired());
  }

  /**
   * The same table with this move.
   *
   * @throws IllegalArgumentException when something would follow a last state, or the event has a
   *     move already
   */
  public Transitions<S> with(S from, RunEvent event, S to) {
    if (from.last()) {
      throw new IllegalArgumentException("nothing follows " + from.name());
    }
    Transitions<S> longer = new Transitions<>();
    table.forEach((state, moves) -> longer.table.put(state, new HashMap<>(moves)));
    if (longer.table.computeIfAbsent(from, key -> new HashMap<>()).put(event, to) != null) {
      throw new IllegalArgumentException(
          "two moves for %s in %s".formatted(event.name(), from.name()));
    }
    return longer;
  }

  /** The state that this event leads to, or nothing where the event cannot happen. */
  public Optional<S> next(S from, RunEvent event) {
    return Optional.ofNullable(table.getOrDefault(from, Map.of()).get(event));
  }
}
