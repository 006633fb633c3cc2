package io.kedgeline.starters.api;

import io.kedgeline.domain.plan.RunId;

/** What the doors call the runs of a runbook. */
public enum RunKind {
  WINDOW("window", "/v1/windows"),
  PROFILE("profile", "/v1/profiles"),
  AUTHORITY("ca", "/v1/authorities"),
  ENROLLMENT("enrollment", "/v1/enrollments");

  private final String noun;
  private final String path;

  RunKind(String noun, String path) {
    this.noun = noun;
    this.path = path;
  }

  /** The kind of this run; whatever no other runbook has is a window's. */
  public static RunKind of(RunId run) {
    return run.runbook()
        .map(runbook ->
            switch (runbook) {
              case BREAK_GLASS_WINDOW, BREAK_GLASS_DRILL -> WINDOW;
              case PROFILE_ONBOARDING -> PROFILE;
              case PKI_SETUP -> AUTHORITY;
              case CONSUMER_ENROLLMENT -> ENROLLMENT;
            })
        .orElse(WINDOW);
  }

  /** The word that people type, such as {@code window}. */
  public String noun() {
    return noun;
  }

  /** Where runs of it are in the HTTP API, such as {@code /v1/windows}. */
  public String path() {
    return path;
  }
}
