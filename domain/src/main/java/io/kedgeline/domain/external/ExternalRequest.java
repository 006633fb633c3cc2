package io.kedgeline.domain.external;

import io.kedgeline.domain.governed.Reason;
import io.kedgeline.domain.governed.RunRequest;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.onboarding.Registration;
import io.kedgeline.domain.plan.ChangeId;
import java.util.Set;

/**
 * What somebody asks of a trust anchor for an authority outside AWS.
 *
 * @param change the change record that it belongs to
 * @param environment which environment's, by the rulebook's name
 * @param registration whose it is, and what for
 * @param papers the authority's documents
 * @param reason why, in the requester's words, as {@link Reason} has it
 */
public record ExternalRequest(
    ChangeId change,
    String environment,
    Registration registration,
    ExternalPapers papers,
    String reason)
    implements RunRequest {

  public ExternalRequest {
    Reason.require(reason);
    if (change.drill()) {
      throw new IllegalArgumentException("change: must not be a drill's");
    }
  }

  /** Who answers for it and who looks after it. */
  @Override
  public Set<PersonId> concerned() {
    return registration.people();
  }
}
