package io.kedgeline.twins.slack;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a test sets to make Slack behave badly. */
public final class SlackLevers {

  private static final Duration SLACK_WAITS = Duration.ofSeconds(3);

  private final List<SlackFault> faults = new ArrayList<>();
  private boolean rateLimits;
  private Duration patience = SLACK_WAITS;

  SlackLevers() {}

  /** Sets a fault; a call meets the oldest that concerns it. */
  public synchronized void fault(SlackFault fault) {
    faults.add(fault);
  }

  /** Clears every fault. */
  public synchronized void clear() {
    faults.clear();
  }

  /** Switches Slack's own rate limits on or off; they are off at first. */
  public synchronized void rateLimits(boolean on) {
    rateLimits = on;
  }

  /** How long an app has for its acknowledgement, in real time: 3 s until it is set. */
  public synchronized void patience(Duration longest) {
    patience = longest;
  }

  synchronized boolean rateLimits() {
    return rateLimits;
  }

  synchronized Duration patience() {
    return patience;
  }

  /** The fault that this call meets, which is then used once more. */
  synchronized Optional<SlackFault> meet(String method) {
    for (int i = 0; i < faults.size(); i++) {
      SlackFault fault = faults.get(i);
      if (fault.concerns(method)) {
        if (fault.times() == 1) {
          faults.remove(i);
        } else if (fault.times() > 1) {
          faults.set(i, fault.times(fault.times() - 1));
        }
        return Optional.of(fault);
      }
    }
    return Optional.empty();
  }
}
