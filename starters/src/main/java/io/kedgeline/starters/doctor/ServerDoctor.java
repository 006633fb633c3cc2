package io.kedgeline.starters.doctor;

import io.kedgeline.domain.schedule.ScheduleRules;
import io.kedgeline.starters.schedule.SchedulePace;
import io.kedgeline.starters.server.ServerConfig;
import io.kedgeline.workflows.doctor.Examination;
import io.kedgeline.workflows.doctor.Examined;
import io.kedgeline.workflows.settings.SettingsFault;
import io.kedgeline.workflows.wire.DocumentFaults;
import io.kedgeline.workflows.wire.LoadedRulebook;
import io.kedgeline.workflows.wire.RulebookFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Examines the doors of a server, those that its settings open, and changes nothing. */
public final class ServerDoctor {

  private ServerDoctor() {}

  /**
   * Looks at every door.
   *
   * @param settings the settings of a server's process
   */
  public static List<Examined> examine(Path settings) {
    Examination examination = new Examination(ServerAilment.NOT_EXAMINED);
    try {
      examine(ServerConfig.read(settings), examination);
    } catch (SettingsFault unusable) {
      examination.found(
          "settings",
          ServerAilment.SETTINGS_UNUSABLE.of(
              settings.toString(), String.valueOf(unusable.getMessage())));
    }
    return examination.examined();
  }

  private static void examine(ServerConfig config, Examination examination) {
    examination.look(new IssuerKeysCheck(config.pinned()));
    config.slack().map(SlackCheck::new).ifPresent(examination::look);
    config.changeSecrets().map(ChangeSecretsCheck::new).ifPresent(examination::look);
    config.eventKeys().map(EventKeysCheck::new).ifPresent(examination::look);
    rules(config, examination)
        .filter(rules -> config.schedules() != SchedulePace.OFF)
        .map(rules -> new SchedulesCheck(config, rules))
        .ifPresent(examination::look);
  }

  private static Optional<ScheduleRules> rules(ServerConfig config, Examination examination) {
    try {
      LoadedRulebook rulebook = RulebookFile.readPinned(config.rulebook(), config.rulebookPin());
      return rulebook.rulebook().schedules();
    } catch (SettingsFault | DocumentFaults unusable) {
      examination.found(
          "rulebook",
          ServerAilment.RULEBOOK_UNUSABLE.of(
              config.rulebook().toString(), String.valueOf(unusable.getMessage())));
      return Optional.empty();
    }
  }
}
