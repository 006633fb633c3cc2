package io.kedgeline.workers.doctor;

import io.kedgeline.activities.change.ChangeAccess;
import io.kedgeline.activities.change.ChangeSystem;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.rulebook.ChangeConflicts;
import io.kedgeline.domain.rulebook.ChangeNotesRule;
import io.kedgeline.workers.config.ChangeSettings;
import io.kedgeline.workers.config.WorkerConfig;
import io.kedgeline.workers.config.WorkerDuty;
import io.kedgeline.workflows.doctor.Check;
import io.kedgeline.workflows.doctor.Finding;
import io.kedgeline.workflows.wire.LoadedRulebook;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether change records can be read, where the rulebook asks for them. */
record ChangesCheck(WorkerConfig config, LoadedRulebook rulebook) implements Check {

  /** A record that there need not be. */
  static final ChangeId ANY = new ChangeId("DOCTOR-0");

  @Override
  public String name() {
    return "changes";
  }

  @Override
  public List<Finding> findings() {
    Optional<Finding> untold =
        ChangeSettings.missing(config.change(), config.duties(), rulebook)
            .map(fault -> Ailment.SETTINGS_UNUSABLE.of("change.url", fault));
    Optional<Finding> silent =
        config
            .change()
            .filter(access -> rulebook.rulebook().breakGlass().change().isPresent())
            .flatMap(ChangesCheck::silent);
    return Stream.of(untold, silent, mute()).flatMap(Optional::stream).toList();
  }

  /** Where the rulebook has notes written, and the worker that would write them cannot. */
  private Optional<Finding> mute() {
    return rulebook
        .rulebook()
        .breakGlass()
        .change()
        .filter(rules -> rules.notes() == ChangeNotesRule.WRITTEN)
        .filter(rules -> config.duties().contains(WorkerDuty.RUNBOOKS))
        .filter(rules -> config.change().filter(there -> there.notesToken().isEmpty()).isPresent())
        .map(rules ->
            Ailment.SETTINGS_UNUSABLE.of(
                "change.notes.token",
                "the rulebook has notes written (runbooks.RB-06.change.notes), so the worker of"
                    + " runbooks must have a token that may write them"));
  }

  private static Optional<Finding> silent(ChangeAccess access) {
    try (ChangeSystem records = access.records(address -> Optional.empty())) {
      records.find(ANY, ChangeConflicts.IGNORED);
      return Optional.empty();
    } catch (ApplicationFailure failed) {
      return Optional.of(
          Ailment.CHANGE_SYSTEM_UNUSABLE.of(access.base().toString(), failed.getOriginalMessage()));
    }
  }
}
