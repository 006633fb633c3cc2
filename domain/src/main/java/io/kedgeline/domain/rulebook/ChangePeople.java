package io.kedgeline.domain.rulebook;

/** Whose change record somebody may ask for a window with. */
public enum ChangePeople {
  /** Their own: they are its requester or its assignee. */
  NAMED,
  /** Anybody's. */
  ANYBODY
}
