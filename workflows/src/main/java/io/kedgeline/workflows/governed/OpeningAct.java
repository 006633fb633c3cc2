package io.kedgeline.workflows.governed;

import io.kedgeline.domain.audit.Fact;
import io.kedgeline.domain.claim.LeaseClaim;
import io.kedgeline.domain.plan.Operation;
import io.kedgeline.domain.plan.RunId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The input of what opens a window: what to do to which lease, under which warrant.
 *
 * @param run the run
 * @param papers what authorises it
 * @param operation what to do
 * @param lease on which lease
 * @param facts to be journalled before anything is done
 */
public record OpeningAct(
    RunId run, WarrantPapers papers, Operation operation, LeaseClaim lease, List<Fact> facts)
    implements GovernedAct {

  public OpeningAct {
    facts = List.copyOf(facts);
  }

  @Override
  public boolean complete() {
    return Stream.<@Nullable Object>of(papers, operation, lease).noneMatch(Objects::isNull)
        && papers.complete();
  }
}
