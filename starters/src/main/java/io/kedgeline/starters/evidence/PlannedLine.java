package io.kedgeline.starters.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.kedgeline.domain.governed.Plan;
import io.kedgeline.starters.evidence.Journal.Line;
import io.kedgeline.workflows.wire.WireMapper;
import java.util.Optional;

/** What a journal entry says was planned. */
final class PlannedLine {

  private PlannedLine() {}

  /** The plan; nothing where the entry holds none that can be read. */
  static Optional<Plan> plan(Line planned) {
    try {
      return Optional.of(WireMapper.strict().readValue(planned.says("plan"), Plan.class));
    } catch (JsonProcessingException | RuntimeException unreadable) {
      return Optional.empty();
    }
  }
}
