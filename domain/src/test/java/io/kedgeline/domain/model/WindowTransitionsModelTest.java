package io.kedgeline.domain.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.governed.ApprovalEvent;
import io.kedgeline.domain.governed.RunEvent;
import io.kedgeline.domain.window.WindowEvent;
import io.kedgeline.domain.window.WindowState;
import io.kedgeline.domain.window.WindowTransitions;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever happens to a window in whatever order. */
class WindowTransitionsModelTest {

  private static final List<RunEvent> EVENTS =
      Stream.<RunEvent>concat(Stream.of(ApprovalEvent.values()), Stream.of(WindowEvent.values()))
          .toList();

  private interface Table extends BiFunction<WindowState, RunEvent, Optional<WindowState>> {}

  @Test
  void nothingOpensWithoutAQuorumAndNobodyIsLeftIn() {
    assertEquals(Optional.empty(), faults(WindowTransitions::next));
  }

  @Test
  void aTableThatOpensWithoutAQuorumIsFoundOut() {
    Optional<String> fault =
        faults((state, event) ->
            state == WindowState.AWAITING_APPROVAL && event == WindowEvent.OPENING_BEGUN
                ? Optional.of(WindowState.OPENING)
                : WindowTransitions.next(state, event));
    assertTrue(fault.orElse("").contains("by [PLANNED, OPENING_BEGUN]"), fault::toString);
  }

  @Test
  void aTableThatEndsWithTheHolderInIsFoundOut() {
    Optional<String> fault =
        faults((state, event) ->
            state == WindowState.OPEN && event == ApprovalEvent.WITHDRAWN
                ? Optional.of(WindowState.WITHDRAWN)
                : WindowTransitions.next(state, event));
    assertTrue(fault.orElse("").contains("ended with the holder in"), fault::toString);
  }

  private static Optional<String> faults(Table table) {
    return new Sequences<RunEvent>(
            random -> EVENTS.get(random.nextInt(EVENTS.size())), events -> judge(table, events))
        .fault();
  }

  private static Optional<String> judge(Table table, List<RunEvent> events) {
    WindowState state = WindowState.PLANNING;
    boolean quorum = false;
    for (RunEvent event : events) {
      Optional<WindowState> next = table.apply(state, event);
      if (next.isEmpty()) {
        continue;
      }
      quorum = event == ApprovalEvent.QUORUM_MET || (quorum && event != ApprovalEvent.DISMISSED);
      Optional<String> fault = fault(state, next.get(), event, quorum);
      if (fault.isPresent()) {
        return fault;
      }
      state = next.get();
    }
    return Optional.empty();
  }

  private static Optional<String> fault(
      WindowState from, WindowState to, RunEvent event, boolean quorum) {
    if (from.last()) {
      return Optional.of("something followed " + from);
    }
    if (to.holderMayBeIn() && !quorum) {
      return Optional.of("opened without a quorum");
    }
    if (from.holderMayBeIn()
        && !to.holderMayBeIn()
        && !(to == WindowState.CLOSED && event == WindowEvent.CLOSING_PROVED)) {
      return Optional.of("ended with the holder in");
    }
    return Optional.empty();
  }
}
