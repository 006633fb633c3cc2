package io.kedgeline.workers.doctor;

import io.kedgeline.ledger.database.LedgerDatabase;
import io.kedgeline.ledger.database.LedgerLogins;
import io.kedgeline.ledger.database.LedgerUnreachable;
import io.kedgeline.workers.config.WorkerConfig;
import io.kedgeline.workers.config.WorkerDuty;
import io.kedgeline.workflows.doctor.Examination;
import io.kedgeline.workflows.doctor.Examined;
import io.kedgeline.workflows.settings.SettingsFault;
import io.kedgeline.workflows.wire.DocumentFaults;
import io.kedgeline.workflows.wire.LoadedRulebook;
import io.kedgeline.workflows.wire.RulebookFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Examines what a worker's settings name, and changes nothing. */
public final class Doctor {

  private final Examination examination = new Examination(Ailment.NOT_EXAMINED);

  private Doctor() {}

  /**
   * Looks at everything that can be looked at, so that people mend a set-up once. What can only be
   * seen when something else is well is named as not examined.
   *
   * @param settings the settings of a worker's process
   * @param duties what the process does; what only others need is not looked at
   */
  public static List<Examined> examine(Path settings, Set<WorkerDuty> duties) {
    Doctor doctor = new Doctor();
    try {
      doctor.examine(WorkerConfig.read(settings, duties));
    } catch (SettingsFault unusable) {
      doctor.examination.found(
          "settings", Ailment.SETTINGS_UNUSABLE.of(settings.toString(), said(unusable)));
    }
    return doctor.examination.examined();
  }

  private void examine(WorkerConfig config) {
    examination.look(new KeyFilesCheck(config));
    examination.look(new EngineCheck(config));
    try {
      examine(config, RulebookFile.read(config.rulebook()));
    } catch (DocumentFaults unusable) {
      examination.found(
          "rulebook", Ailment.RULEBOOK_UNUSABLE.of(config.rulebook().toString(), said(unusable)));
      examination.notExamined("ledger, aws, profiles", "the rulebook cannot be read");
    }
  }

  private void examine(WorkerConfig config, LoadedRulebook rulebook) {
    examination.look(new RulebookCheck(config, rulebook));
    examination.look(new ChangesCheck(config, rulebook));
    examination.look(new DevicesCheck(config, rulebook));
    examination.look(new ExecutorsCheck(config, rulebook.rulebook()));
    if (reads(config)) {
      examination.look(new CanaryCheck(config, rulebook.rulebook()));
    }
    try (LedgerDatabase ledger = LedgerDatabase.open(config.ledger().distinct().getFirst())) {
      examineLedger(config, rulebook, ledger);
    } catch (LedgerUnreachable silent) {
      examination.found(
          "ledger", Ailment.LEDGER_UNREACHABLE.of(config.ledger().url(), said(silent)));
      examination.notExamined("people, profiles", "the ledger does not answer");
    }
  }

  private void examineLedger(WorkerConfig config, LoadedRulebook rulebook, LedgerDatabase ledger) {
    LedgerCheck schema = new LedgerCheck(config, ledger);
    LedgerRightsCheck rights = new LedgerRightsCheck(config.ledger());
    if (!LedgerLogins.seesVersion(ledger)) {
      examination.look(rights);
      examination.notExamined("ledger, people, profiles", "the ledger's user may not read it");
      return;
    }
    examination.look(schema);
    if (!schema.isMigrated()) {
      examination.notExamined(
          "ledger rights, people, profiles", "the ledger's schema is not this version's");
      return;
    }
    examination.look(rights);
    examination.look(new PeopleCheck(config, rulebook.rulebook(), ledger));
    if (reads(config)) {
      examination.look(new ProfilesCheck(config, rulebook, ledger));
    }
  }

  private static boolean reads(WorkerConfig config) {
    return config.duties().contains(WorkerDuty.RUNBOOKS);
  }

  private static String said(RuntimeException failure) {
    return String.valueOf(failure.getMessage());
  }
}
