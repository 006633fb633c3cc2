package io.kedgeline.activities.onboarding;

/** The tag that names the run by which something was made: only that run undoes it. */
final class RunTag {

  static final String KEY = "KedgelineRun";

  private RunTag() {}
}
