package io.kedgeline.domain.rulebook;

/** Whether a run tells its change record how it ended. */
public enum ChangeNotesRule {
  /** It does. */
  WRITTEN,
  /** It does not. */
  OMITTED
}
