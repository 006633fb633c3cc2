package io.kedgeline.ledger.database;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** The login users of the ledger, and the groups that they stand in. */
public final class LedgerLogins {

  private LedgerLogins() {}

  /**
   * Makes sure that a login user of this name and password stands in these groups, and in no other
   * of ours.
   */
  public static void create(LedgerConfig owner, LedgerConfig user, Set<UserGroup> groups) {
    try (LedgerDatabase database = LedgerDatabase.open(owner)) {
      database
          .jdbi()
          .useTransaction(handle -> {
            login(handle, user);
            for (UserGroup group : UserGroup.values()) {
              execute(
                  handle,
                  groups.contains(group) ? "GRANT %I TO %I" : "REVOKE %I FROM %I",
                  group.roleName(),
                  user.user());
            }
          });
    }
  }

  /** The groups whose rights the user of this pool has. */
  public static Set<UserGroup> groupsOf(LedgerDatabase pool) {
    EnumSet<UserGroup> groups = EnumSet.noneOf(UserGroup.class);
    pool.jdbi()
        .useHandle(handle ->
            Arrays.stream(UserGroup.values())
                .filter(group -> isOf(handle, group))
                .forEach(groups::add));
    return groups;
  }

  /** Whether the user of this pool may see which version the schema has, where there is one. */
  public static boolean seesVersion(LedgerDatabase pool) {
    return pool.jdbi()
        .withHandle(handle ->
            handle
                .createQuery(
                    "SELECT coalesce(has_table_privilege("
                        + "to_regclass('flyway_schema_history'), 'SELECT'), true)")
                .mapTo(Boolean.class)
                .one());
  }

  private static boolean isOf(Handle handle, UserGroup group) {
    return handle
        .createQuery(
            "SELECT count(*) > 0 FROM pg_roles"
                + " WHERE rolname = :group AND pg_has_role(current_user, oid, 'USAGE')")
        .bind("group", group.roleName())
        .mapTo(Boolean.class)
        .one();
  }

  private static void login(Handle handle, LedgerConfig user) {
    boolean exists =
        handle
                .createQuery("SELECT count(*) FROM pg_roles WHERE rolname = :name")
                .bind("name", user.user())
                .mapTo(Integer.class)
                .one()
            > 0;
    execute(
        handle,
        exists ? "ALTER ROLE %I LOGIN PASSWORD %L" : "CREATE ROLE %I LOGIN PASSWORD %L",
        user.user(),
        user.password());
  }

  /** PostgreSQL takes no parameters in such statements, and quotes them itself. */
  private static void execute(Handle handle, String statement, String first, String second) {
    Map<String, Object> values = new HashMap<>();
    values.put("statement", statement);
    values.put("first", first);
    values.put("second", second);
    handle.execute(
        handle
            .createQuery("SELECT format(:statement, :first, :second)")
            .bindMap(values)
            .mapTo(String.class)
            .one());
  }
}
