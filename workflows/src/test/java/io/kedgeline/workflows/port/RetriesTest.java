package io.kedgeline.workflows.port;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.temporal.activity.ActivityOptions;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RetriesTest {

  static Stream<ActivityOptions> whatIsTriedAgain() {
    return Stream.of(
        Retries.opening(),
        Retries.issuing(),
        Retries.reminding(),
        Retries.closing(),
        Retries.proving(Duration.ofMinutes(15)),
        Retries.recording());
  }

  @ParameterizedTest
  @MethodSource("whatIsTriedAgain")
  @DisplayName("AC-25 a worker that dies leaves time for another try")
  void aWorkerThatDiesLeavesTimeForAnotherTry(ActivityOptions options) {
    Duration untilTheNext =
        options.getStartToCloseTimeout().plus(options.getRetryOptions().getInitialInterval());
    Duration left = options.getScheduleToCloseTimeout().minus(untilTheNext);
    assertTrue(left.compareTo(options.getStartToCloseTimeout()) >= 0, options::toString);
  }
}
