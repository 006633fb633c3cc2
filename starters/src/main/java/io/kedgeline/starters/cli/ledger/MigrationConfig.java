package io.kedgeline.starters.cli.ledger;

import io.kedgeline.ledger.database.LedgerConfig;
import io.kedgeline.ledger.database.UserGroup;
import io.kedgeline.workflows.settings.GuardedFile;
import io.kedgeline.workflows.settings.Settings;
import io.kedgeline.workflows.settings.SettingsFault;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a migration needs: the ledger as its owner, and as each user that is made. Owner, server and
 * workers must be different users, or one process could do what only another may.
 *
 * @param owner who owns the database
 * @param users the others, and what each of them is for
 */
record MigrationConfig(LedgerConfig owner, Map<LedgerConfig, Set<UserGroup>> users) {

  static MigrationConfig read(Path file) {
    Settings settings = Settings.read(file);
    String url = settings.text("ledger.url");
    Login owner = Login.of(settings, "owner");
    Map<UserGroup, Login> logins = logins(settings);
    settings.requireSound();
    requireDifferent(file, owner, logins);
    try {
      Map<LedgerConfig, Set<UserGroup>> users = new LinkedHashMap<>();
      logins.forEach((group, login) ->
          users.computeIfAbsent(login.at(url), user -> EnumSet.noneOf(UserGroup.class)).add(group));
      return new MigrationConfig(owner.at(url), users);
    } catch (IllegalArgumentException broken) {
      throw new SettingsFault(file.toString(), String.valueOf(broken.getMessage()));
    }
  }

  /** The user of each duty, or the workers' common one; and the server's. */
  private static Map<UserGroup, Login> logins(Settings settings) {
    Map<UserGroup, Login> logins = new EnumMap<>(UserGroup.class);
    EnumSet<UserGroup> duties = EnumSet.complementOf(EnumSet.of(UserGroup.SERVER));
    for (UserGroup duty : duties) {
      Login.ifNamed(settings, word(duty)).ifPresent(own -> logins.put(duty, own));
    }
    if (!logins.keySet().containsAll(duties)) {
      Login common = Login.of(settings, "worker");
      duties.forEach(duty -> logins.putIfAbsent(duty, common));
    }
    logins.put(UserGroup.SERVER, Login.of(settings, word(UserGroup.SERVER)));
    return logins;
  }

  /** Only duties may share a user. */
  private static void requireDifferent(Path file, Login owner, Map<UserGroup, Login> logins) {
    Map<UserGroup, Login> duties = new EnumMap<>(logins);
    Login server = Optional.ofNullable(duties.remove(UserGroup.SERVER)).orElseThrow();
    Set<Login> workers = Set.copyOf(duties.values());
    Set<String> names = new TreeSet<>(Set.of(owner.user()));
    names.add(server.user());
    workers.forEach(worker -> names.add(worker.user()));
    if (names.size() < workers.size() + 2) {
      throw new SettingsFault(
          file.toString(), "NAME.user: each must be a user of its own, with a password of its own");
    }
  }

  /** How a group's user is named in the settings, and to people. */
  static String word(UserGroup group) {
    return group.name().toLowerCase(Locale.ROOT);
  }

  private record Login(String user, Path passwordFile) {

    static Optional<Login> ifNamed(Settings settings, String whose) {
      return settings.names(whose + ".user") || settings.names(whose + ".password.file")
          ? Optional.of(of(settings, whose))
          : Optional.empty();
    }

    static Login of(Settings settings, String whose) {
      return new Login(settings.text(whose + ".user"), settings.path(whose + ".password.file"));
    }

    LedgerConfig at(String url) {
      String password = GuardedFile.secret(passwordFile).strip();
      if (password.isEmpty()) {
        throw new SettingsFault(passwordFile.toString(), "must hold a password");
      }
      return new LedgerConfig(url, user, password);
    }
  }
}
