package io.kedgeline.starters.schedule.temporal;

import com.google.protobuf.ByteString;
import com.google.protobuf.util.Durations;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import io.temporal.api.enums.v1.ScheduleOverlapPolicy;
import io.temporal.api.schedule.v1.Schedule;
import io.temporal.api.schedule.v1.ScheduleInfo;
import io.temporal.api.schedule.v1.ScheduleListEntry;
import io.temporal.api.workflowservice.v1.CreateScheduleRequest;
import io.temporal.api.workflowservice.v1.CreateScheduleResponse;
import io.temporal.api.workflowservice.v1.DeleteScheduleRequest;
import io.temporal.api.workflowservice.v1.DeleteScheduleResponse;
import io.temporal.api.workflowservice.v1.DescribeScheduleRequest;
import io.temporal.api.workflowservice.v1.DescribeScheduleResponse;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.api.workflowservice.v1.GetSystemInfoResponse;
import io.temporal.api.workflowservice.v1.ListSchedulesRequest;
import io.temporal.api.workflowservice.v1.ListSchedulesResponse;
import io.temporal.api.workflowservice.v1.PatchScheduleRequest;
import io.temporal.api.workflowservice.v1.PatchScheduleResponse;
import io.temporal.api.workflowservice.v1.UpdateScheduleRequest;
import io.temporal.api.workflowservice.v1.UpdateScheduleResponse;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * The calls of Temporal's schedules over the wire. It is stricter than Temporal: what would be left
 * to a default, and what is not sealed, is refused.
 */
final class FakeSchedules extends WorkflowServiceGrpc.WorkflowServiceImplBase
    implements AutoCloseable {

  private final Map<String, Schedule> schedules = new ConcurrentHashMap<>();
  private final Server server;

  FakeSchedules() throws IOException {
    this.server =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .addService(this)
            .build()
            .start();
  }

  String target() {
    return "127.0.0.1:" + server.getPort();
  }

  /** Somebody edits a schedule, past us. */
  void edit(String id, UnaryOperator<Schedule> edit) {
    schedules.computeIfPresent(id, (name, there) -> edit.apply(there));
  }

  Map<String, Schedule> kept() {
    return Map.copyOf(schedules);
  }

  /** Clients ask for this first. */
  @Override
  public void getSystemInfo(
      GetSystemInfoRequest request, StreamObserver<GetSystemInfoResponse> answer) {
    say(answer, GetSystemInfoResponse.getDefaultInstance());
  }

  @Override
  public void createSchedule(
      CreateScheduleRequest request, StreamObserver<CreateScheduleResponse> answer) {
    Optional<String> left = leftToDefaults(request.getSchedule());
    if (left.isPresent()) {
      answer.onError(Status.INVALID_ARGUMENT.withDescription(left.get()).asRuntimeException());
    } else if (schedules.putIfAbsent(request.getScheduleId(), request.getSchedule()) != null) {
      answer.onError(Status.ALREADY_EXISTS.asRuntimeException());
    } else {
      say(answer, CreateScheduleResponse.getDefaultInstance());
    }
  }

  @Override
  public void describeSchedule(
      DescribeScheduleRequest request, StreamObserver<DescribeScheduleResponse> answer) {
    Schedule there = schedules.get(request.getScheduleId());
    if (there == null) {
      answer.onError(Status.NOT_FOUND.asRuntimeException());
    } else {
      say(
          answer,
          DescribeScheduleResponse.newBuilder()
              .setSchedule(there)
              .setInfo(ScheduleInfo.getDefaultInstance())
              .setConflictToken(ByteString.copyFromUtf8("1"))
              .build());
    }
  }

  @Override
  public void updateSchedule(
      UpdateScheduleRequest request, StreamObserver<UpdateScheduleResponse> answer) {
    Optional<String> left = leftToDefaults(request.getSchedule());
    if (left.isPresent()) {
      answer.onError(Status.INVALID_ARGUMENT.withDescription(left.get()).asRuntimeException());
    } else if (schedules.replace(request.getScheduleId(), request.getSchedule()) == null) {
      answer.onError(Status.NOT_FOUND.asRuntimeException());
    } else {
      say(answer, UpdateScheduleResponse.getDefaultInstance());
    }
  }

  @Override
  public void patchSchedule(
      PatchScheduleRequest request, StreamObserver<PatchScheduleResponse> answer) {
    boolean pause = !request.getPatch().getPause().isEmpty();
    String note = request.getPatch().getPause() + request.getPatch().getUnpause();
    Schedule there =
        schedules.computeIfPresent(
            request.getScheduleId(),
            (id, schedule) ->
                schedule.toBuilder()
                    .setState(schedule.getState().toBuilder().setPaused(pause).setNotes(note))
                    .build());
    if (there == null) {
      answer.onError(Status.NOT_FOUND.asRuntimeException());
    } else {
      say(answer, PatchScheduleResponse.getDefaultInstance());
    }
  }

  @Override
  public void deleteSchedule(
      DeleteScheduleRequest request, StreamObserver<DeleteScheduleResponse> answer) {
    if (schedules.remove(request.getScheduleId()) == null) {
      answer.onError(Status.NOT_FOUND.asRuntimeException());
    } else {
      say(answer, DeleteScheduleResponse.getDefaultInstance());
    }
  }

  @Override
  public void listSchedules(
      ListSchedulesRequest request, StreamObserver<ListSchedulesResponse> answer) {
    ListSchedulesResponse.Builder list = ListSchedulesResponse.newBuilder();
    for (String id : schedules.keySet()) {
      list.addSchedules(ScheduleListEntry.newBuilder().setScheduleId(id));
    }
    say(answer, list.build());
  }

  private static Optional<String> leftToDefaults(Schedule schedule) {
    boolean sealed =
        schedule.getAction().getStartWorkflow().getInput().getPayloadsList().stream()
            .allMatch(payload ->
                payload
                    .getMetadataOrDefault("encoding", ByteString.EMPTY)
                    .toStringUtf8()
                    .equals("binary/kedgeline-aes-256-gcm"));
    if (!sealed) {
      return Optional.of("the input is not sealed");
    }
    if (schedule.getSpec().getTimezoneName().isEmpty() || !schedule.getSpec().hasJitter()) {
      return Optional.of("time zone and jitter must be said");
    }
    return Durations.toSeconds(schedule.getPolicies().getCatchupWindow()) > 0
            && schedule.getPolicies().getOverlapPolicy()
                != ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_UNSPECIFIED
        ? Optional.empty()
        : Optional.of("overlap and catch-up window must be said");
  }

  private static <T> void say(StreamObserver<T> answer, T message) {
    answer.onNext(message);
    answer.onCompleted();
  }

  @Override
  public void close() {
    server.shutdownNow();
  }
}
