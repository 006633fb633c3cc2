package io.kedgeline.starters.schedule.temporal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.google.protobuf.ByteString;
import com.google.protobuf.util.Durations;
import io.kedgeline.domain.schedule.Cron;
import io.kedgeline.domain.schedule.Overlap;
import io.kedgeline.domain.schedule.Schedule;
import io.kedgeline.domain.schedule.ScheduledTask;
import io.kedgeline.starters.schedule.EngineSilent;
import io.kedgeline.starters.schedule.KeptSchedule;
import io.kedgeline.workflows.settings.EngineAddress;
import io.kedgeline.workflows.settings.EngineConnection;
import io.kedgeline.workflows.wire.PayloadKeys;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.common.v1.Payloads;
import io.temporal.api.common.v1.RetryPolicy;
import io.temporal.api.enums.v1.ScheduleOverlapPolicy;
import io.temporal.api.schedule.v1.Range;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What we ask of an engine that has schedules, as it arrives there. */
class TemporalSchedulesTest {

  private static final Schedule DECLARED = schedule("0 10 1 * *");
  private static final String ID = "kedgeline-schedule-drill";

  private static final Payload PLAIN =
      Payload.newBuilder()
          .putMetadata("encoding", ByteString.copyFromUtf8("json/plain"))
          .setData(ByteString.copyFromUtf8("{}"))
          .build();

  private final FakeSchedules engine = start();
  private final EngineConnection connection =
      EngineConnection.open(
          new EngineAddress.Named(engine.target(), "default"),
          new PayloadKeys("k1", Map.of("k1", new SecretKeySpec(new byte[32], "AES"))));
  private final TemporalSchedules schedules = new TemporalSchedules(connection.client());

  private static FakeSchedules start() {
    try {
      return new FakeSchedules();
    } catch (IOException unable) {
      throw new IllegalStateException(unable);
    }
  }

  @AfterEach
  void close() {
    connection.close();
    engine.close();
  }

  private static Schedule schedule(String at) {
    return new Schedule(
        "drill",
        ScheduledTask.DRILL,
        new Cron(at),
        ZoneId.of("Europe/Berlin"),
        Overlap.SKIP,
        Duration.ofHours(8),
        Duration.ofMinutes(10));
  }

  @Test
  void nothingIsLeftToTheEnginesDefaults() {
    schedules.put(DECLARED);
    var kept = Optional.ofNullable(engine.kept().get(ID)).orElseThrow();
    assertEquals("Europe/Berlin", kept.getSpec().getTimezoneName());
    assertEquals(600, Durations.toSeconds(kept.getSpec().getJitter()));
    assertEquals(28_800, Durations.toSeconds(kept.getPolicies().getCatchupWindow()));
    assertEquals(
        ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_SKIP, kept.getPolicies().getOverlapPolicy());
    assertFalse(kept.getPolicies().getPauseOnFailure());
    var calendar = kept.getSpec().getStructuredCalendar(0);
    assertEquals(List.of(10), calendar.getHourList().stream().map(Range::getStart).toList());
    assertEquals(1, calendar.getDayOfMonth(0).getStart());
    assertEquals(12, calendar.getMonth(0).getEnd());
  }

  @Test
  void whatIsAppliedIsAsDeclaredAndApplyingItAgainKeepsItSo() {
    assertEquals(Optional.empty(), schedules.find(DECLARED));
    schedules.put(DECLARED);
    schedules.put(DECLARED);
    assertEquals(
        Optional.of(new KeptSchedule(List.of(), Optional.empty())), schedules.find(DECLARED));
    assertEquals(Set.of("drill"), schedules.names());
  }

  @Test
  void anotherDeclarationTakesThePlaceOfTheFirst() {
    schedules.put(DECLARED);
    Schedule later = schedule("*/15 8-17 * * 1-5");
    assertEquals(
        List.of("its calendar is another", "it starts something else"),
        schedules.find(later).orElseThrow().differences());
    schedules.put(later);
    assertEquals(List.of(), schedules.find(later).orElseThrow().differences());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("edits")
  void whatSomebodyElseEditedIsFoundAndMended(
      String difference, Consumer<io.temporal.api.schedule.v1.Schedule.Builder> edit) {
    schedules.put(DECLARED);
    engine.edit(
        ID,
        there -> {
          var builder = there.toBuilder();
          edit.accept(builder);
          return builder.build();
        });
    assertEquals(List.of(difference), schedules.find(DECLARED).orElseThrow().differences());
    schedules.put(DECLARED);
    assertEquals(List.of(), schedules.find(DECLARED).orElseThrow().differences());
  }

  static Stream<Arguments> edits() {
    return Stream.of(
        edit(
            "its calendar is another",
            there ->
                there
                    .getSpecBuilder()
                    .getStructuredCalendarBuilder(0)
                    .addHour(Range.newBuilder().setStart(22))),
        edit("its time zone is another", there -> there.getSpecBuilder().setTimezoneName("UTC")),
        edit(
            "its jitter is another",
            there -> there.getSpecBuilder().setJitter(Durations.fromHours(5))),
        edit(
            "its overlap policy is another",
            there ->
                there
                    .getPoliciesBuilder()
                    .setOverlapPolicy(ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_ALLOW_ALL)),
        edit(
            "its catch-up window is another",
            there -> there.getPoliciesBuilder().setCatchupWindow(Durations.fromDays(365))),
        edit(
            "it pauses by itself, or ends after a number of times",
            there -> there.getPoliciesBuilder().setPauseOnFailure(true)),
        edit(
            "it pauses by itself, or ends after a number of times",
            there -> there.getStateBuilder().setLimitedActions(true).setRemainingActions(1)),
        edit(
            "it starts something else",
            there ->
                there
                    .getActionBuilder()
                    .getStartWorkflowBuilder()
                    .getTaskQueueBuilder()
                    .setName("another")),
        edit(
            "it starts something else",
            there ->
                there
                    .getActionBuilder()
                    .getStartWorkflowBuilder()
                    .setInput(Payloads.getDefaultInstance())),
        edit("it starts something else", there -> input(there).setPayloads(0, PLAIN)),
        edit(
            "it starts something else",
            there ->
                input(there).getPayloadsBuilder(0).setData(ByteString.copyFromUtf8("garbled"))),
        edit(
            "it starts with options of its own",
            there ->
                there
                    .getActionBuilder()
                    .getStartWorkflowBuilder()
                    .setWorkflowRunTimeout(Durations.fromSeconds(1))),
        edit(
            "it starts with options of its own",
            there ->
                there
                    .getActionBuilder()
                    .getStartWorkflowBuilder()
                    .setWorkflowExecutionTimeout(Durations.fromSeconds(1))),
        edit(
            "it starts with options of its own",
            there ->
                there
                    .getActionBuilder()
                    .getStartWorkflowBuilder()
                    .setWorkflowTaskTimeout(Durations.fromSeconds(1))),
        edit(
            "it starts with options of its own",
            there ->
                there
                    .getActionBuilder()
                    .getStartWorkflowBuilder()
                    .setRetryPolicy(RetryPolicy.newBuilder().setMaximumAttempts(9))),
        edit(
            "it starts with options of its own",
            there ->
                there
                    .getActionBuilder()
                    .getStartWorkflowBuilder()
                    .getMemoBuilder()
                    .putFields("k", Payload.getDefaultInstance())));
  }

  private static Payloads.Builder input(io.temporal.api.schedule.v1.Schedule.Builder there) {
    return there.getActionBuilder().getStartWorkflowBuilder().getInputBuilder();
  }

  private static Arguments edit(
      String difference, Consumer<io.temporal.api.schedule.v1.Schedule.Builder> edit) {
    return arguments(difference, edit);
  }

  @Test
  void aPausedScheduleStaysPausedWhenItIsAppliedAndUntilItIsResumed() {
    schedules.put(DECLARED);
    assertTrue(schedules.pause("drill", "by grace: the drill room is flooded"));
    schedules.put(DECLARED);
    assertEquals(
        "by grace: the drill room is flooded",
        schedules.find(DECLARED).orElseThrow().pause().orElseThrow().why());
    assertTrue(schedules.resume("drill", "resumed by grace"));
    assertEquals(Optional.empty(), schedules.find(DECLARED).orElseThrow().pause());
  }

  @Test
  void anEngineThatDoesNotAnswerHasNotAnsweredThatThereIsNothing() {
    engine.close();
    assertThrows(EngineSilent.class, () -> schedules.find(DECLARED));
    assertThrows(EngineSilent.class, schedules::names);
  }

  @Test
  void whatIsRemovedIsGoneAndMayBeRemovedAgain() {
    schedules.put(DECLARED);
    schedules.remove("drill");
    schedules.remove("drill");
    assertEquals(Set.of(), schedules.names());
    assertFalse(schedules.pause("drill", "there is nothing to pause"));
  }
}
