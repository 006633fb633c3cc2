package io.kedgeline.domain.onboarding;

/** How far the making of something is. The names are stored: never rename one. */
public enum MadeStage {
  /** Something of it may stand in AWS. */
  BEGUN,
  /** It lasts. */
  REGISTERED,
  /** Nothing of it stands. */
  UNDONE
}
