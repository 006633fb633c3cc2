package io.kedgeline.workflows.governed;

import io.kedgeline.domain.audit.Fact;
import io.kedgeline.domain.plan.Operation;
import io.kedgeline.domain.plan.RunId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The input of what makes something that is to last: which step, under which warrant. What is made
 * stands in the warrant's plan and nowhere else.
 *
 * @param run the run
 * @param papers what authorises it
 * @param operation the step
 * @param facts to be journalled before anything is done
 */
public record MakingAct(RunId run, WarrantPapers papers, Operation operation, List<Fact> facts)
    implements GovernedAct {

  public MakingAct {
    facts = List.copyOf(facts);
  }

  @Override
  public boolean complete() {
    return Stream.<@Nullable Object>of(papers, operation).noneMatch(Objects::isNull)
        && papers.complete();
  }
}
