package io.kedgeline.workflows.doctor;

import java.util.List;

/** One group of things to look at. */
public interface Check {

  /** What it looks at, in a word. */
  String name();

  /**
   * Everything that is wrong; a check may throw when it cannot look, which is a finding of its own.
   */
  List<Finding> findings();
}
