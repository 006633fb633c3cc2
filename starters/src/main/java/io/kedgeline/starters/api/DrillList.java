package io.kedgeline.starters.api;

import java.util.List;

/** Drills, the latest first. */
public record DrillList(List<DrillView> drills) {

  public DrillList {
    drills = List.copyOf(drills);
  }
}
