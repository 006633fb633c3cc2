package io.kedgeline.sandbox.demo;

import java.io.PrintWriter;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** What the demo prints: one line an event, and how many effects were proved. */
final class Transcript {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);

  private final PrintWriter out;
  private final InstantSource clock;
  private int asked;
  private int proved;

  Transcript(PrintWriter out, InstantSource clock) {
    this.out = out;
    this.clock = clock;
  }

  /** Something happened. */
  void say(String who, String what) {
    line(who, what, "");
  }

  /** An effect was looked at; whether it was as it must be. */
  void prove(String who, String what, boolean holds) {
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

  boolean allProved() {
    return asked > 0 && asked == proved;
  }
}
