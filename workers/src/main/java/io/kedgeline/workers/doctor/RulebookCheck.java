package io.kedgeline.workers.doctor;

import io.kedgeline.workers.config.WorkerConfig;
import io.kedgeline.workflows.doctor.Check;
import io.kedgeline.workflows.doctor.Finding;
import io.kedgeline.workflows.wire.LoadedRulebook;
import java.util.List;

/** Whether the rulebook is the one that the deployment pins. */
record RulebookCheck(WorkerConfig config, LoadedRulebook rulebook) implements Check {

  @Override
  public String name() {
    return "rulebook";
  }

  @Override
  public List<Finding> findings() {
    return rulebook.sha256().matches(config.rulebookPin())
        ? List.of()
        : List.of(
            Ailment.RULEBOOK_NOT_PINNED.of(
                config.rulebook().toString(),
                "has the SHA-256 %s, rulebook.sha256 says %s"
                    .formatted(rulebook.sha256(), config.rulebookPin())));
  }
}
