package io.kedgeline.twins.aws.front;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kedgeline.twins.aws.AwsCall;
import io.kedgeline.twins.aws.cloudtrail.EventRecorder;
import io.kedgeline.twins.aws.cloudtrail.Identity;
import io.kedgeline.twins.aws.s3.S3Api;
import io.kedgeline.twins.aws.state.AwsError;
import io.kedgeline.twins.aws.state.AwsState;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Tells every call, and what came of it, to whoever watches the twin and to CloudTrail. */
final class CallTrail {

  private final AwsState state;
  private final Consumer<AwsCall> watcher;
  private final Map<String, Set<String>> operations;
  private final EventRecorder events;

  /**
   * A trail of one twin.
   *
   * @param operations the operations that there are, by service; what there is none of is no event
   */
  CallTrail(AwsState state, Consumer<AwsCall> watcher, Map<String, Set<String>> operations) {
    this.state = state;
    this.watcher = watcher;
    this.operations = operations;
    this.events = new EventRecorder(state);
  }

  /**
   * A call of which only the outcome is still to be told.
   *
   * @param identity as CloudTrail tells the caller, if it can tell the account
   */
  record Call(
      Called called,
      Request request,
      String caller,
      String source,
      Optional<Identity> identity,
      String region) {}

  /** Does the work, unless the fault refuses it, and tells what came of it. */
  <T> T told(
      Call call, Optional<AwsError> fault, Supplier<T> work, Function<T, ObjectNode> members) {
    Optional<AwsError> refusal =
        Optional.of(new AwsError(500, "InternalFailure", "An internal failure occurred"));
    ObjectNode result = Json.object();
    try {
      fault.ifPresent(injected -> {
        throw injected;
      });
      T answer = work.get();
      result = members.apply(answer);
      refusal = Optional.empty();
      return answer;
    } catch (AwsError refused) {
      refusal = Optional.of(refused);
      throw refused;
    } finally {
      tell(call, result, refusal);
    }
  }

  private void tell(Call call, ObjectNode result, Optional<AwsError> refusal) {
    Called called = call.called();
    String error = refusal.map(AwsError::code).orElse("");
    watcher.accept(
        new AwsCall(
            state.now(),
            called.service(),
            called.operation(),
            call.caller(),
            call.source(),
            error));
    if (operations.getOrDefault(called.service(), Set.of()).contains(called.operation())
        && !(called.service().equals("s3") && S3Api.isDataEvent(called.operation()))) {
      call.identity()
          .ifPresent(identity ->
              events.record(called, call.request(), identity, call.region(), result, refusal));
    }
  }
}
