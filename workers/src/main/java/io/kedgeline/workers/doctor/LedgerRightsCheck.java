package io.kedgeline.workers.doctor;

import io.kedgeline.ledger.database.LedgerConfig;
import io.kedgeline.ledger.database.LedgerDatabase;
import io.kedgeline.ledger.database.LedgerLogins;
import io.kedgeline.ledger.database.LedgerUnreachable;
import io.kedgeline.ledger.database.UserGroup;
import io.kedgeline.workers.config.LedgerUsers;
import io.kedgeline.workflows.doctor.Check;
import io.kedgeline.workflows.doctor.Finding;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether each database user may do in the ledger what it does here, and nothing else. */
record LedgerRightsCheck(LedgerUsers users) implements Check {

  @Override
  public String name() {
    return "ledger rights";
  }

  @Override
  public List<Finding> findings() {
    return users.distinct().stream().flatMap(user -> of(user).stream()).toList();
  }

  private List<Finding> of(LedgerConfig user) {
    Set<UserGroup> needed = users.groups(user);
    try (LedgerDatabase pool = LedgerDatabase.open(user)) {
      return Stream.concat(
              missing(user.user(), needed, LedgerLogins.groupsOf(pool)).stream(),
              tooMuch(user.user(), needed, pool).stream())
          .toList();
    } catch (LedgerUnreachable refused) {
      return List.of(
          Ailment.LEDGER_UNREACHABLE.of(user.user(), String.valueOf(refused.getMessage())));
    }
  }

  private static Optional<Finding> missing(
      String user, Set<UserGroup> needed, Set<UserGroup> present) {
    Set<UserGroup> missing = EnumSet.copyOf(needed);
    missing.removeAll(present);
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(Ailment.LEDGER_RIGHTS_MISSING.of(user, "is not of " + names(missing)));
  }

  private static Optional<Finding> tooMuch(
      String user, Set<UserGroup> needed, LedgerDatabase pool) {
    if (LedgerLogins.mayDoAnything(pool)) {
      return Optional.of(
          Ailment.LEDGER_RIGHTS_EXCESSIVE.of(
              user,
              "may change the schema or make users, and needs %s only".formatted(names(needed))));
    }
    Set<UserGroup> more = LedgerLogins.groupsWithin(pool);
    more.removeAll(needed);
    return more.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Ailment.LEDGER_RIGHTS_EXCESSIVE.of(
                user, "is of %s, and needs %s only".formatted(names(more), names(needed))));
  }

  private static String names(Set<UserGroup> groups) {
    return groups.stream().map(UserGroup::roleName).sorted().collect(Collectors.joining(", "));
  }
}
