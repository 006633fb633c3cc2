package io.kedgeline.ledger.database;

/**
 * Whose a database user is. Each group may do what its duty, or the server, needs and no more, so
 * that it takes two duties' users to open a lease (decision 0011).
 */
public enum UserGroup {
  /** Whoever runs workflows, proves and records. */
  RUNBOOKS("kedgeline_runbooks"),
  /** Whoever notes approvals. */
  NOTARISE("kedgeline_notarise"),
  /** Whoever writes leases and opens them. */
  OPEN("kedgeline_open"),
  /** Whoever ends leases and sweeps. */
  CONTAIN("kedgeline_contain"),
  /** Whoever makes roles and profiles. */
  PROVISION("kedgeline_provision"),
  /** Whoever has certificates issued. */
  ISSUE("kedgeline_issue"),
  /** Whoever makes authorities and trust anchors. */
  PKI("kedgeline_pki"),
  /** Whoever signs people in and starts runs. */
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
