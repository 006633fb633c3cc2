package io.kedgeline.starters.cli.ledger;

import io.kedgeline.ledger.database.LedgerConfig;
import io.kedgeline.workflows.settings.GuardedFile;
import io.kedgeline.workflows.settings.Settings;
import io.kedgeline.workflows.settings.SettingsFault;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * What a migration needs: the ledger as three users. They must be three, or one process could do
 * what only another may.
 *
 * @param owner who owns the database
 * @param worker the worker's user
 * @param server the server's user
 */
record MigrationConfig(LedgerConfig owner, LedgerConfig worker, LedgerConfig server) {

  static MigrationConfig read(Path file) {
    Settings settings = Settings.read(file);
    String url = settings.text("ledger.url");
    Login owner = Login.of(settings, "owner");
    Login worker = Login.of(settings, "worker");
    Login server = Login.of(settings, "server");
    settings.requireSound();
    if (Set.copyOf(List.of(owner.user(), worker.user(), server.user())).size() < 3) {
      throw new SettingsFault(
          file.toString(), "owner.user, worker.user and server.user: must be three users");
    }
    try {
      return new MigrationConfig(owner.at(url), worker.at(url), server.at(url));
    } catch (IllegalArgumentException broken) {
      throw new SettingsFault(file.toString(), String.valueOf(broken.getMessage()));
    }
  }

  private record Login(String user, Path passwordFile) {

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
