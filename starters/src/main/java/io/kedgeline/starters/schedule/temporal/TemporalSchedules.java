package io.kedgeline.starters.schedule.temporal;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.kedgeline.domain.schedule.Schedule;
import io.kedgeline.starters.schedule.EngineSilent;
import io.kedgeline.starters.schedule.KeptSchedule;
import io.kedgeline.starters.schedule.ScheduleEngine;
import io.temporal.client.WorkflowClient;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.client.schedules.ScheduleClientOptions;
import io.temporal.client.schedules.ScheduleDescription;
import io.temporal.client.schedules.ScheduleException;
import io.temporal.client.schedules.ScheduleHandle;
import io.temporal.client.schedules.ScheduleListDescription;
import io.temporal.client.schedules.ScheduleOptions;
import io.temporal.client.schedules.ScheduleState;
import io.temporal.client.schedules.ScheduleUpdate;
import io.temporal.client.schedules.ScheduleUpdateInput;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Keeps schedules as Temporal Schedules; what they start is sealed as every payload is. */
public final class TemporalSchedules implements ScheduleEngine {

  private static final ScheduleState RUNNING =
      ScheduleState.newBuilder().setNote("declared by the rulebook of Kedgeline").build();

  private final ScheduleClient client;

  /** Keeps them in this client's namespace, and seals as it does. */
  public TemporalSchedules(WorkflowClient client) {
    this.client =
        ScheduleClient.newInstance(
            client.getWorkflowServiceStubs(),
            ScheduleClientOptions.newBuilder()
                .setNamespace(client.getOptions().getNamespace())
                .setDataConverter(client.getOptions().getDataConverter())
                .setIdentity(client.getOptions().getIdentity())
                .build());
  }

  /** Lists lag behind what was removed a moment ago, so each is asked for. */
  @Override
  public Set<String> names() {
    return answered(
            () -> client.listSchedules().map(ScheduleListDescription::getScheduleId).toList())
        .stream()
        .filter(id -> id.startsWith(ScheduleTerms.PREFIX))
        .filter(id -> described(client.getHandle(id)).isPresent())
        .map(id -> id.substring(ScheduleTerms.PREFIX.length()))
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public Optional<KeptSchedule> find(Schedule declared) {
    return described(handle(declared.name()))
        .map(there ->
            new KeptSchedule(
                Differences.between(declared, there.getSchedule()),
                Optional.of(there)
                    .filter(kept -> ScheduleTerms.state(kept.getSchedule()).isPaused())
                    .map(TemporalSchedules::pause)));
  }

  private static KeptSchedule.Pause pause(ScheduleDescription there) {
    return new KeptSchedule.Pause(
        Optional.ofNullable(there.getInfo().getLastUpdatedAt())
            .orElse(there.getInfo().getCreatedAt()),
        Optional.ofNullable(ScheduleTerms.state(there.getSchedule()).getNote()).orElse(""));
  }

  @Override
  public void put(Schedule declared) {
    ScheduleHandle handle = handle(declared.name());
    if (described(handle).isEmpty()) {
      var unused =
          answered(() ->
              client.createSchedule(
                  handle.getId(),
                  ScheduleTerms.of(declared, RUNNING),
                  ScheduleOptions.newBuilder().setTriggerImmediately(false).build()));
      return;
    }
    var unused =
        answered(() -> {
          handle.update(input -> updated(declared, input));
          return handle;
        });
  }

  private static ScheduleUpdate updated(Schedule declared, ScheduleUpdateInput input) {
    ScheduleState there = ScheduleTerms.state(input.getDescription().getSchedule());
    return new ScheduleUpdate(
        ScheduleTerms.of(
            declared,
            ScheduleState.newBuilder()
                .setNote(there.getNote())
                .setPaused(there.isPaused())
                .build()));
  }

  @Override
  public void remove(String name) {
    var unused =
        found(() -> {
          handle(name).delete();
          return name;
        });
  }

  @Override
  public boolean pause(String name, String why) {
    return found(
            () -> {
              handle(name).pause(why);
              return name;
            })
        .isPresent();
  }

  @Override
  public boolean resume(String name, String why) {
    return found(
            () -> {
              handle(name).unpause(why);
              return name;
            })
        .isPresent();
  }

  private ScheduleHandle handle(String name) {
    return client.getHandle(ScheduleTerms.PREFIX + name);
  }

  private static Optional<ScheduleDescription> described(ScheduleHandle handle) {
    return found(handle::describe);
  }

  private static <T> T answered(Supplier<T> call) {
    return found(call).orElseThrow(() -> new EngineSilent(new IllegalStateException("gone")));
  }

  /** What the engine answers, or nothing where it has no such schedule. */
  private static <T> Optional<T> found(Supplier<T> call) {
    try {
      return Optional.of(call.get());
    } catch (ScheduleException failed) {
      if (failed.getCause() instanceof StatusRuntimeException status
          && status.getStatus().getCode() == Status.Code.NOT_FOUND) {
        return Optional.empty();
      }
      throw new EngineSilent(failed);
    } catch (StatusRuntimeException silent) {
      throw new EngineSilent(silent);
    }
  }
}
