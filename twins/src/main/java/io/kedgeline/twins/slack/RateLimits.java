package io.kedgeline.twins.slack;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How often each method may be called, by the twin's clock (Slack docs, "Rate limits"). Slack lets
 * bursts pass that it does not measure out; here none passes. Where it says "hundreds a minute", it
 * is 200.
 */
final class RateLimits {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private record Limit(String bucket, int calls, Duration within) {}

  private final Map<String, Deque<Instant>> taken = new HashMap<>();

  /** Takes the call from its limits; or answers how long to wait, and takes nothing. */
  Optional<Duration> take(String method, Arguments arguments, Instant now) {
    List<Limit> limits = limits(method, arguments);
    Optional<Duration> wait =
        limits.stream().flatMap(limit -> wait(limit, now).stream()).max(Duration::compareTo);
    if (wait.isEmpty()) {
      limits.forEach(limit -> calls(limit).add(now));
    }
    return wait;
  }

  void forget() {
    taken.clear();
  }

  private Optional<Duration> wait(Limit limit, Instant now) {
    Deque<Instant> calls = calls(limit);
    calls.removeIf(call -> !call.plus(limit.within()).isAfter(now));
    return calls.size() < limit.calls()
        ? Optional.empty()
        : Optional.of(Duration.between(now, calls.getFirst().plus(limit.within())));
  }

  private Deque<Instant> calls(Limit limit) {
    return taken.computeIfAbsent(limit.bucket(), first -> new ArrayDeque<>());
  }

  private static List<Limit> limits(String method, Arguments arguments) {
    return switch (method) {
      case "chat.postMessage" ->
          List.of(
              new Limit(
                  method + "/" + arguments.text("channel").orElse(""), 1, Duration.ofSeconds(1)),
              new Limit(method, 200, MINUTE));
      case "chat.update", "conversations.open", "conversations.info", "conversations.history" ->
          List.of(new Limit(method, 50, MINUTE));
      case "auth.test" -> List.of(new Limit(method, 200, MINUTE));
      default -> List.of(new Limit(method, 100, MINUTE));
    };
  }
}
