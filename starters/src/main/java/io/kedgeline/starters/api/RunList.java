package io.kedgeline.starters.api;

import java.util.List;

/** Runs, the latest first. */
public record RunList(List<RunRow> runs) {

  public RunList {
    runs = List.copyOf(runs);
  }
}
