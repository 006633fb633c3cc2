package io.kedgeline.sandbox.engine;

import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.temporal.api.workflowservice.v1.RespondWorkflowTaskCompletedRequest;

/**
 * Takes the sticky queue out of what workers answer: the test server would wait for a dead worker's
 * queue for ever, and no worker could be killed and started again. So every workflow task is played
 * anew from its run's first event, until the workers are said to stay.
 */
final class Stickiness implements ServerInterceptor {

  private volatile boolean workersStay;

  /** No worker ends any more before the engine does: each may go on with what it has in memory. */
  void workersStay() {
    workersStay = true;
  }

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    return new SimpleForwardingServerCallListener<>(next.startCall(call, headers)) {
      @Override
      @SuppressWarnings("unchecked") // the message keeps its own type
      public void onMessage(Q message) {
        super.onMessage(
            message instanceof RespondWorkflowTaskCompletedRequest completed && !workersStay
                ? (Q) completed.toBuilder().clearStickyAttributes().build()
                : message);
      }
    };
  }
}
