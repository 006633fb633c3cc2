package io.kedgeline.sandbox.engine;

import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Makes whoever asks a run something wait: what clients call is late, and not what workers poll.
 */
final class Slowness implements ServerInterceptor {

  private static final Set<String> ASKED =
      Set.of("QueryWorkflow", "StartWorkflowExecution", "UpdateWorkflowExecution");

  private Duration by = Duration.ZERO;

  /** From now on each call is so late, in real time; those that wait go on when it is none. */
  synchronized void by(Duration late) {
    by = late;
    notifyAll();
  }

  private synchronized void pause() {
    long begun = System.nanoTime();
    try {
      long left = by.toNanos();
      while (left > 0) {
        TimeUnit.NANOSECONDS.timedWait(this, left);
        left = by.toNanos() - (System.nanoTime() - begun);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    boolean asked = ASKED.contains(call.getMethodDescriptor().getBareMethodName());
    return new SimpleForwardingServerCallListener<>(next.startCall(call, headers)) {
      @Override
      public void onHalfClose() {
        if (asked) {
          pause();
        }
        super.onHalfClose();
      }
    };
  }
}
