package io.kedgeline.domain.claim;

import io.kedgeline.domain.certificate.SourceIdentity;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.resource.ProfileArn;
import io.kedgeline.domain.resource.RoleArn;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * One holder's right to a break-glass profile for a span of time.
 *
 * @param run the run that was approved
 * @param profile the profile that it opens
 * @param role the role that the profile gives
 * @param holder who gets in
 * @param from when the span begins, inclusive
 * @param until when it ends, exclusive: AWS itself denies from this instant on; both are whole
 *     seconds
 * @param stage how far the lease has come
 */
public record LeaseClaim(
    RunId run,
    ProfileArn profile,
    RoleArn role,
    SourceIdentity holder,
    Instant from,
    Instant until,
    LeaseStage stage)
    implements Claim {

  public LeaseClaim {
    if (!from.isBefore(until)) {
      throw new IllegalArgumentException("until: must be after from");
    }
    if (!wholeSeconds(from) || !wholeSeconds(until)) {
      throw new IllegalArgumentException(
          "from, until: must be whole seconds, as a policy's dates are");
    }
  }

  /** Whether the other lease is this one, at whatever stage. */
  public boolean sameAs(LeaseClaim other) {
    return equals(
        new LeaseClaim(
            other.run, other.profile, other.role, other.holder, other.from, other.until, stage));
  }

  private static boolean wholeSeconds(Instant instant) {
    return instant.equals(instant.truncatedTo(ChronoUnit.SECONDS));
  }

  @Override
  public String object() {
    return profile.value();
  }

  /** Whether the lease still gives its holder anything at this instant. */
  public boolean liveAt(Instant now) {
    return stage != LeaseStage.CLOSED && now.isBefore(until);
  }

  /** The same lease at another stage. */
  public LeaseClaim at(LeaseStage next) {
    if (!stage.mayBecome(next)) {
      throw new IllegalStateException(
          "lease of " + run + " on " + profile + ": is " + stage + ", cannot become " + next);
    }
    return new LeaseClaim(run, profile, role, holder, from, until, next);
  }
}
