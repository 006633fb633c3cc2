package io.kedgeline.twins.slack;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** Identifiers of Slack's shapes, none drawn twice. */
final class Ids {

  /** The shape of a trigger: number, number, hexadecimal digits. */
  static final Pattern TRIGGER = Pattern.compile("[0-9]+\\.[0-9]+\\.[0-9a-f]+");

  private final AtomicInteger drawn = new AtomicInteger();

  /** Such as {@code U0TWIN000001} of {@code U}. */
  String fresh(String kind) {
    return "%s0TWIN%06d".formatted(kind, drawn.incrementAndGet());
  }

  /** Seconds, and six digits that make it unique even while the clock stands still. */
  String ts(Instant now) {
    return "%d.%06d".formatted(now.getEpochSecond(), drawn.incrementAndGet());
  }

  /** What a block or an element is called that the app gave no name. */
  String unnamed() {
    String digits = Integer.toString(drawn.incrementAndGet(), 36).toUpperCase(Locale.ROOT);
    return "t" + "0".repeat(Math.max(0, 4 - digits.length())) + digits;
  }

  String trigger() {
    return "%d.%d.%s".formatted(drawn.incrementAndGet(), 4815162342L, hex());
  }

  String hash(Instant now) {
    return now.getEpochSecond() + "." + hex().substring(0, 8);
  }

  String hex() {
    return UUID.randomUUID().toString().replace("-", "");
  }
}
