package io.kedgeline.domain.schedule;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What a schedule can begin. */
public enum ScheduledTask {
  /** RB-14: asks for the break-glass drill, which then needs its quorum. */
  DRILL("drill"),
  /** Reads people again, and looks whether each slot of the quorum has enough of them. */
  SLOTS("slots"),
  /** Looks for closed windows whose review is overdue, where the run itself may be gone. */
  REVIEWS("reviews"),
  /** Looks whether a sweep went through lately. Sweeps begin by themselves, without the engine. */
  SWEEP_WATCH("sweep-watch");

  private final String word;

  ScheduledTask(String word) {
    this.word = word;
  }

  /** How a rulebook names it. */
  public String word() {
    return word;
  }

  /** The task that a rulebook names so. */
  public static ScheduledTask of(String word) {
    return Arrays.stream(values())
        .filter(task -> task.word.equals(word))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "starts: must be one of "
                    + Arrays.stream(values())
                        .map(ScheduledTask::word)
                        .collect(Collectors.joining(", "))));
  }
}
