package io.kedgeline.workflows.port;

import io.kedgeline.domain.audit.Fact;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.resource.ProfileArn;
import io.kedgeline.workflows.governed.CarriesFacts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What to prove. Role, anchor and control come from the worker's own rulebook.
 *
 * @param run the run
 * @param profile the profile whose effect is meant
 * @param sessionsUntil when the last session that the window gave may have been issued; nothing
 *     when the window never came to be open
 * @param facts to be journalled on the way
 */
public record ProofRequest(
    RunId run, ProfileArn profile, Optional<Instant> sessionsUntil, List<Fact> facts)
    implements CarriesFacts {

  public ProofRequest {
    facts = List.copyOf(facts);
  }
}
