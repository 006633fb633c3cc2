package io.kedgeline.starters.schedule;

import io.kedgeline.workflows.settings.Settings;

/** Who says that it is time. */
public enum SchedulePace {
  /** Temporal Schedules, on an engine that has them. */
  ENGINE("engine"),
  /** This server, by its own clock. */
  SERVER("server"),
  /** Nobody; a plain cron may. Nothing is watched either. */
  OFF("off");

  private final String word;

  SchedulePace(String word) {
    this.word = word;
  }

  /** Reads the setting; this server, unless it says otherwise. */
  public static SchedulePace read(Settings settings) {
    return settings
        .optional("schedules", SchedulePace::of, "must be engine, server or off")
        .orElse(SERVER);
  }

  /** How settings say it. */
  public static SchedulePace of(String word) {
    for (SchedulePace pace : values()) {
      if (pace.word.equals(word)) {
        return pace;
      }
    }
    throw new IllegalArgumentException("schedules: must be engine, server or off");
  }
}
