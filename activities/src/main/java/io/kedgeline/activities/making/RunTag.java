package io.kedgeline.activities.making;

/** The tag that names the run by which something was made: only that run undoes it. */
public final class RunTag {

  /** Its key; its value is the run's session name. */
  public static final String KEY = "KedgelineRun";

  private RunTag() {}
}
