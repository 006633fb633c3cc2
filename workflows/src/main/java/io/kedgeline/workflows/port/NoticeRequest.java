package io.kedgeline.workflows.port;

import io.kedgeline.domain.audit.Fact;
import io.kedgeline.domain.governed.RunState;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.workflows.governed.CarriesFacts;
import java.util.List;

/**
 * What to keep or tell of a run.
 *
 * @param run the run
 * @param state where it stands
 * @param text what a person should know
 * @param facts to be journalled on the way
 */
public record NoticeRequest(RunId run, RunState state, String text, List<Fact> facts)
    implements CarriesFacts {

  public NoticeRequest {
    facts = List.copyOf(facts);
  }
}
