package io.kedgeline.sandbox.world;

import io.kedgeline.ledger.database.LedgerConfig;
import io.kedgeline.ledger.database.LedgerDatabase;
import io.kedgeline.ledger.database.LedgerLogins;
import io.kedgeline.ledger.database.UserGroup;
import io.kedgeline.starters.keys.MachineKeys;
import io.kedgeline.workers.config.WorkerDuty;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The login users of a ledger on this machine, one for each group, with passwords drawn anew.
 *
 * @param users the ledger as each of them
 */
public record DrawnUsers(Map<UserGroup, LedgerConfig> users) {

  public DrawnUsers {
    users = Map.copyOf(users);
  }

  /** Brings the schema up to date and makes the users, whose names begin with this. */
  public static DrawnUsers in(LedgerConfig owner, String prefix) {
    LedgerDatabase.migrate(owner);
    Map<UserGroup, LedgerConfig> users = new EnumMap<>(UserGroup.class);
    for (UserGroup group : UserGroup.values()) {
      LedgerConfig user =
          new LedgerConfig(
              owner.url(),
              prefix + "_" + group.name().toLowerCase(Locale.ROOT),
              WorldFiles.password());
      LedgerLogins.create(owner, user, Set.of(group));
      users.put(group, user);
    }
    return new DrawnUsers(users);
  }

  /** The ledger as the user of this group. */
  public LedgerConfig of(UserGroup group) {
    return Optional.ofNullable(users.get(group)).orElseThrow();
  }

  /** Writes the server's password into the folder, and says what its settings say of the ledger. */
  public Map<String, Object> serverSettings(Path folder) throws IOException {
    return settings(of(UserGroup.SERVER), "", folder.resolve("server.password"));
  }

  /** Writes the workers' passwords, and says what their settings say of the ledger. */
  public Map<String, Object> workerSettings(Path folder) throws IOException {
    Map<String, Object> settings = new LinkedHashMap<>();
    for (WorkerDuty duty : WorkerDuty.values()) {
      Path password = folder.resolve("ledger-" + duty.word() + ".password");
      settings.putAll(settings(of(duty.ledgerGroup()), "." + duty.word(), password));
    }
    return settings;
  }

  private static Map<String, Object> settings(LedgerConfig user, String whose, Path password)
      throws IOException {
    MachineKeys.write(password, user.password() + "\n");
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("ledger.url", user.url());
    settings.put("ledger.user" + whose, user.user());
    settings.put("ledger.password.file" + whose, password.getFileName());
    return settings;
  }
}
