package io.kedgeline.ledger.database;

/** Whose process a database user is; each group may do what that process needs and no more. */
public enum UserGroup {
  WORKER("kedgeline_worker"),
  SERVER("kedgeline_server");

  private final String roleName;

  UserGroup(String roleName) {
    this.roleName = roleName;
  }

  /** The group's name in the database. */
  public String roleName() {
    return roleName;
  }
}
