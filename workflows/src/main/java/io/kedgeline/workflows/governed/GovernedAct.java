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
 * The input of every activity that opens something: what to do, under which warrant, and the facts
 * that the run has gathered since the journal last heard of it.
 *
 * @param run the run
 * @param papers what authorises it
 * @param operation what to do
 * @param lease on which lease
 * @param facts to be journalled before anything is done
 */
public record GovernedAct(
    RunId run, WarrantPapers papers, Operation operation, LeaseClaim lease, List<Fact> facts)
    implements CarriesFacts {

  public GovernedAct {
    facts = List.copyOf(facts);
  }

  /**
   * Whether everything is there. A task that somebody made by hand is read into this record too,
   * and what they left out is null.
   */
  public boolean complete() {
    return Stream.<@Nullable Object>of(papers, operation, lease).noneMatch(Objects::isNull)
        && papers.complete();
  }
}
