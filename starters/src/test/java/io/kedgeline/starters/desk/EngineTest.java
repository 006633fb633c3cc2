package io.kedgeline.starters.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.Context;
import io.grpc.Deadline;
import io.grpc.Status;
import io.kedgeline.domain.plan.RunId;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What the engine does not answer, the desk says in time. */
class EngineTest {

  private static final RunId RUN = new RunId("RB-06/CHG-1");
  private static final long CLIENTS_PATIENCE = 40;

  @Test
  void everyCallEndsBeforeAClientGivesUpEvenWhenItAsksTwice() {
    Deadline deadline = Engine.reaching(RUN, () -> Context.current().getDeadline());
    assertTrue(2 * deadline.timeRemaining(TimeUnit.SECONDS) < CLIENTS_PATIENCE);
    assertNull(Context.current().getDeadline());
  }

  @Test
  void aCallThatEndedUnansweredIsToldAsSuch() {
    DeskRefusal refused =
        assertThrows(
            DeskRefusal.class,
            () ->
                Engine.reaching(
                    RUN,
                    () -> {
                      throw Status.DEADLINE_EXCEEDED.asRuntimeException();
                    }));
    assertEquals(DeskRefusal.Code.ENGINE_UNREACHABLE, refused.code());
  }
}
