package io.kedgeline.twins.change;

/** What can become of a note. */
public enum NoteFault {
  /** It is answered as if it were written, and a rule of the system drops it. */
  DROPPED,
  /** It is written, and the answer is lost. */
  ANSWER_LOST
}
