package io.kedgeline.sandbox.demo;

import java.io.PrintWriter;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** What the demo prints: one line an event, and how many effects were proved. */
public final class Transcript {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);

  private final PrintWriter out;
  private final InstantSource clock;
  private int asked;
  private int proved;

  /** Prints to {@code out}, with the times of this clock. */
  public Transcript(PrintWriter out, InstantSource clock) {
    this.out = out;
    this.clock = clock;
  }

  /** Something happened. */
  public void say(String who, String what) {
    line(who, what, "");
  }

  /** An effect was looked at; whether it was as it must be. */
  public void prove(String who, String what, boolean holds) {
    asked++;
    proved += holds ? 1 : 0;
    line(who, what, holds ? "PROVED" : "NOT PROVED");
  }

  private void line(String who, String what, String mark) {
    out.printf("%s  %-10s %-10s %s%n", TIME.format(clock.instant()), mark, who, what);
    out.flush();
  }

  int asked() {
    return asked;
  }

  int proved() {
    return proved;
  }

  /** Whether all that was looked at was as it must be; not so where nothing was looked at. */
  public boolean allProved() {
    return asked > 0 && asked == proved;
  }
}
