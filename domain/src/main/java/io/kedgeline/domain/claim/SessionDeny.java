package io.kedgeline.domain.claim;

import io.kedgeline.domain.certificate.SourceIdentity;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.resource.RoleArn;
import java.time.Instant;

/**
 * A denial of everything to the sessions that one holder got from a role before an instant.
 * Sessions already out keep the session policy that they were issued with, so ending them early
 * takes a policy of the role itself.
 *
 * @param run the run that ended its lease early
 * @param role the role whose sessions are meant
 * @param holder whose sessions
 * @param at when it was put
 * @param issuedBefore sessions issued before this instant are denied; later than {@code at}, so
 *     that what is issued while the denial spreads is denied too
 * @param until when the last such session has expired by itself, and the denial may go
 */
public record SessionDeny(
    RunId run, RoleArn role, SourceIdentity holder, Instant at, Instant issuedBefore, Instant until)
    implements Claim {

  @Override
  public String object() {
    return role.value();
  }

  /** Whether a session that it denies may still be out. */
  public boolean liveAt(Instant now) {
    return now.isBefore(until);
  }
}
