package io.kedgeline.workers.doctor;

import java.util.List;

/** One group of things to look at. */
interface Check {

  /** What it looks at, in a word. */
  String name();

  /**
   * Everything that is wrong; a check may throw when it cannot look, which is a finding of its own.
   */
  List<Finding> findings();
}
