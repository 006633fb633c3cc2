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
            execute(handle, "GRANT CONNECT ON DATABASE %I TO %I", nameOf(handle), user.user());
          });
    }
  }

  /**
   * Keeps everybody out of the owner's database whom it has not let in by {@link #create}: groups
   * are the whole server's, so that another ledger's users would have this one's rights. Temporary
   * objects are nobody's either.
   */
  static void shutToOthers(LedgerConfig owner) {
    try (LedgerDatabase database = LedgerDatabase.open(owner)) {
      database
          .jdbi()
          .useHandle(handle -> {
            execute(
                handle, "REVOKE CONNECT, TEMPORARY ON DATABASE %I FROM PUBLIC", nameOf(handle), "");
            handle.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC");
          });
    }
  }

  private static String nameOf(Handle handle) {
    return handle.createQuery("SELECT current_database()").mapTo(String.class).one();
  }

  /** The groups whose rights the user of this pool has. */
  public static Set<UserGroup> groupsOf(LedgerDatabase pool) {
    return groups(pool, "USAGE");
  }

  /** The groups whose rights the user of this pool has, or can take. */
  public static Set<UserGroup> groupsWithin(LedgerDatabase pool) {
    return groups(pool, "MEMBER");
  }

  /** Whether the user of this pool may change the schema, or give itself any group. */
  public static boolean mayDoAnything(LedgerDatabase pool) {
    return pool.jdbi()
        .withHandle(handle ->
            handle
                .createQuery(
                    "SELECT bool_or(rolsuper OR rolcreaterole OR oid = (SELECT relowner"
                        + " FROM pg_class WHERE oid = to_regclass('public.lease')))"
                        + " FROM pg_roles WHERE pg_has_role(current_user, oid, 'MEMBER')")
                .mapTo(Boolean.class)
                .one());
  }

  private static Set<UserGroup> groups(LedgerDatabase pool, String how) {
    EnumSet<UserGroup> groups = EnumSet.noneOf(UserGroup.class);
    pool.jdbi()
        .useHandle(handle ->
            Arrays.stream(UserGroup.values())
                .filter(group -> isOf(handle, group, how))
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

  private static boolean isOf(Handle handle, UserGroup group, String how) {
    return handle
        .createQuery(
            "SELECT count(*) > 0 FROM pg_roles"
                + " WHERE rolname = :group AND pg_has_role(current_user, oid, :how)")
        .bind("how", how)
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
