package io.kedgeline.workflows.governed;

import io.kedgeline.domain.audit.Fact;
import io.kedgeline.domain.plan.Operation;
import io.kedgeline.domain.plan.RunId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The input of what has a certificate issued, for a device or for the holder of a window: under
 * which warrant, for which request. What the certificate says stands in the warrant's plan and
 * nowhere else.
 *
 * @param run the run
 * @param papers what authorises it
 * @param presentation the request of the device or the holder, as the server signed it
 * @param facts to be journalled before anything is done
 */
public record CertificateAct(
    RunId run, WarrantPapers papers, SignedAct presentation, List<Fact> facts)
    implements GovernedAct {

  public CertificateAct {
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
