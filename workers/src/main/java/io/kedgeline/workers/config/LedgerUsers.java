package io.kedgeline.workers.config;

import io.kedgeline.ledger.database.LedgerConfig;
import io.kedgeline.ledger.database.UserGroup;
import io.kedgeline.workflows.settings.GuardedFile;
import io.kedgeline.workflows.settings.Settings;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The ledger as the database user of each duty that a process does. With a user of its own a duty
 * has that duty's rights and no others, so that it takes two to open a lease (decision 0011).
 *
 * @param own the ledger as each duty's user: {@code ledger.user.DUTY}, or {@code ledger.user} for
 *     the duties without one
 */
public record LedgerUsers(Map<WorkerDuty, LedgerConfig> own) {

  private static final String USER = "ledger.user";
  private static final String PASSWORD = "ledger.password.file";

  public LedgerUsers {
    own = Map.copyOf(own);
  }

  /** What the settings name, before any password is read. */
  record Named(String url, Map<WorkerDuty, Login> logins) {

    static Named read(Settings settings, Set<WorkerDuty> duties) {
      String url = settings.text("ledger.url");
      Map<WorkerDuty, Login> logins = new EnumMap<>(WorkerDuty.class);
      for (WorkerDuty duty : WorkerDuty.values()) {
        String user = USER + "." + duty.word();
        String password = PASSWORD + "." + duty.word();
        if (!duties.contains(duty)) {
          settings.leave(user);
          settings.leave(password);
        } else if (settings.names(user) || settings.names(password)) {
          logins.put(duty, new Login(settings.text(user), settings.path(password)));
        }
      }
      common(settings, duties, logins.keySet())
          .ifPresent(common -> duties.forEach(duty -> logins.putIfAbsent(duty, common)));
      return new Named(url, logins);
    }

    private static Optional<Login> common(
        Settings settings, Set<WorkerDuty> duties, Set<WorkerDuty> withTheirOwn) {
      if (withTheirOwn.containsAll(duties)) {
        settings.leave(USER);
        settings.leave(PASSWORD);
        return Optional.empty();
      }
      return Optional.of(new Login(settings.text(USER), settings.path(PASSWORD)));
    }

    LedgerUsers withPasswords() {
      Map<WorkerDuty, LedgerConfig> users = new EnumMap<>(WorkerDuty.class);
      logins.forEach((duty, login) -> users.put(duty, login.at(url)));
      return new LedgerUsers(users);
    }
  }

  private record Login(String user, Path passwordFile) {

    LedgerConfig at(String url) {
      return new LedgerConfig(url, user, GuardedFile.secret(passwordFile).strip());
    }
  }

  /** The ledger as this duty's user. */
  public LedgerConfig of(WorkerDuty duty) {
    return Optional.ofNullable(own.get(duty))
        .orElseThrow(() -> new IllegalStateException("this process does not " + duty.word()));
  }

  /** The ledger as each user, one after the other. */
  public List<LedgerConfig> distinct() {
    return new TreeSet<>(own.keySet()).stream().map(this::of).distinct().toList();
  }

  /** What this user must be able to do: the duties that it does here. */
  public Set<UserGroup> groups(LedgerConfig user) {
    return own.entrySet().stream()
        .filter(entry -> entry.getValue().equals(user))
        .map(entry -> entry.getKey().ledgerGroup())
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(UserGroup.class)));
  }

  /** Where the ledger is. */
  public String url() {
    return distinct().getFirst().url();
  }
}
