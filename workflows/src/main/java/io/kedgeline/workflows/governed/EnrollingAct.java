package io.kedgeline.workflows.governed;

import io.kedgeline.domain.audit.Fact;
import io.kedgeline.domain.plan.Operation;
import io.kedgeline.domain.plan.RunId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The input of what has a device's certificate issued: under which warrant, for which request of
 * the device. What the certificate says stands in the warrant's plan and nowhere else.
 *
 * @param run the run
 * @param papers what authorises it
 * @param presentation the device's request, as the server signed it
 * @param facts to be journalled before anything is done
 */
public record EnrollingAct(
    RunId run, WarrantPapers papers, SignedAct presentation, List<Fact> facts)
    implements GovernedAct {

  public EnrollingAct {
    facts = List.copyOf(facts);
  }

  @Override
  public Operation operation() {
    return Operation.ISSUE_CERTIFICATE;
  }

  @Override
  public boolean complete() {
    return Stream.<@Nullable Object>of(papers, presentation).noneMatch(Objects::isNull)
        && papers.complete();
  }
}
