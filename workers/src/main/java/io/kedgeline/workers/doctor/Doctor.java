package io.kedgeline.workers.doctor;

import io.kedgeline.ledger.database.LedgerDatabase;
import io.kedgeline.ledger.database.LedgerLogins;
import io.kedgeline.ledger.database.LedgerUnreachable;
import io.kedgeline.workers.config.WorkerConfig;
import io.kedgeline.workers.config.WorkerDuty;
import io.kedgeline.workflows.settings.SettingsFault;
import io.kedgeline.workflows.wire.DocumentFaults;
import io.kedgeline.workflows.wire.LoadedRulebook;
import io.kedgeline.workflows.wire.RulebookFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Examines what a worker's settings name, and changes nothing. */
public final class Doctor {

  private final List<Examined> examined = new ArrayList<>();

  private Doctor() {}

  /**
   * What one check found.
   *
   * @param check what was looked at
   * @param findings what is wrong with it; empty when nothing is
   */
  public record Examined(String check, List<Finding> findings) {}

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
      doctor.found("settings", Ailment.SETTINGS_UNUSABLE.of(settings.toString(), said(unusable)));
    }
    return List.copyOf(doctor.examined);
  }

  private void examine(WorkerConfig config) {
    look(new KeyFilesCheck(config));
    look(new EngineCheck(config));
    try {
      examine(config, RulebookFile.read(config.rulebook()));
    } catch (DocumentFaults unusable) {
      found("rulebook", Ailment.RULEBOOK_UNUSABLE.of(config.rulebook().toString(), said(unusable)));
      notExamined("ledger, aws, profiles", "the rulebook cannot be read");
    }
  }

  private void examine(WorkerConfig config, LoadedRulebook rulebook) {
    look(new RulebookCheck(config, rulebook));
    look(new ChangesCheck(config, rulebook));
    look(new ExecutorsCheck(config, rulebook.rulebook()));
    if (reads(config)) {
      look(new CanaryCheck(config, rulebook.rulebook()));
    }
    try (LedgerDatabase ledger = LedgerDatabase.open(config.ledger().distinct().getFirst())) {
      examineLedger(config, rulebook, ledger);
    } catch (LedgerUnreachable silent) {
      found("ledger", Ailment.LEDGER_UNREACHABLE.of(config.ledger().url(), said(silent)));
      notExamined("people, profiles", "the ledger does not answer");
    }
  }

  private void examineLedger(WorkerConfig config, LoadedRulebook rulebook, LedgerDatabase ledger) {
    LedgerCheck schema = new LedgerCheck(config, ledger);
    LedgerRightsCheck rights = new LedgerRightsCheck(config.ledger());
    if (!LedgerLogins.seesVersion(ledger)) {
      look(rights);
      notExamined("ledger, people, profiles", "the ledger's user may not read it");
      return;
    }
    look(schema);
    if (!schema.isMigrated()) {
      notExamined("ledger rights, people, profiles", "the ledger's schema is not this version's");
      return;
    }
    look(rights);
    look(new PeopleCheck(config, rulebook.rulebook(), ledger));
    if (reads(config)) {
      look(new ProfilesCheck(config, rulebook, ledger));
    }
  }

  private static boolean reads(WorkerConfig config) {
    return config.duties().contains(WorkerDuty.RUNBOOKS);
  }

  private void look(Check check) {
    try {
      examined.add(new Examined(check.name(), List.copyOf(check.findings())));
    } catch (RuntimeException unseen) {
      notExamined(check.name(), said(unseen));
    }
  }

  private void found(String check, Finding finding) {
    examined.add(new Examined(check, List.of(finding)));
  }

  private void notExamined(String what, String reason) {
    found(what, Ailment.NOT_EXAMINED.of(what, reason));
  }

  private static String said(RuntimeException failure) {
    return String.valueOf(failure.getMessage());
  }
}
