package io.kedgeline.activities.change;

/** How a change system is spoken to. */
public enum ChangeKind {
  /** ServiceNow's table API. */
  SERVICENOW,
  /** The plain contract of {@code docs/change-management.md}. */
  PLAIN
}
