package io.kedgeline.workers.doctor;

import io.kedgeline.ledger.database.LedgerConfig;
import io.kedgeline.ledger.database.LedgerDatabase;
import io.kedgeline.ledger.database.LedgerLogins;
import io.kedgeline.ledger.database.LedgerUnreachable;
import io.kedgeline.ledger.database.UserGroup;
import io.kedgeline.workers.config.LedgerUsers;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

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
      return compared(user.user(), needed, LedgerLogins.groupsOf(pool));
    } catch (LedgerUnreachable refused) {
      return List.of(
          Ailment.LEDGER_UNREACHABLE.of(user.user(), String.valueOf(refused.getMessage())));
    }
  }

  private static List<Finding> compared(
      String user, Set<UserGroup> needed, Set<UserGroup> present) {
    List<Finding> findings = new ArrayList<>();
    Set<UserGroup> missing = EnumSet.copyOf(needed);
    missing.removeAll(present);
    if (!missing.isEmpty()) {
      findings.add(
          Ailment.LEDGER_RIGHTS_MISSING.of(user, "is not of %s".formatted(names(missing))));
    }
    Set<UserGroup> more = EnumSet.noneOf(UserGroup.class);
    more.addAll(present);
    more.removeAll(needed);
    if (!more.isEmpty()) {
      findings.add(
          Ailment.LEDGER_RIGHTS_EXCESSIVE.of(
              user, "is of %s, and needs %s only".formatted(names(more), names(needed))));
    }
    return findings;
  }

  private static String names(Set<UserGroup> groups) {
    return groups.stream().map(UserGroup::roleName).sorted().collect(Collectors.joining(", "));
  }
}
