package io.kedgeline.domain.warrant;

/** What the review of a window comes to. The names are stored: never rename one. */
public enum Conclusion {
  /** What was done was what the window was for. */
  JUSTIFIED,
  /** Something was done that the window was not for: it must be looked into further. */
  MISUSED
}
