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
 * @param extensions how often its end was put off, each time by an approval of its own
 */
public record LeaseClaim(
    RunId run,
    ProfileArn profile,
    RoleArn role,
    SourceIdentity holder,
    Instant from,
    Instant until,
    LeaseStage stage,
    int extensions)
    implements Claim {

  public LeaseClaim {
    if (!from.isBefore(until)) {
      throw new IllegalArgumentException("until: must be after from");
    }
    if (!wholeSeconds(from) || !wholeSeconds(until)) {
      throw new IllegalArgumentException(
          "from, until: must be whole seconds, as a policy's dates are");
    }
    if (extensions < 0) {
      throw new IllegalArgumentException("extensions: must not be negative");
    }
  }

  /** A lease as it was approved at first. */
  public LeaseClaim(
      RunId run,
      ProfileArn profile,
      RoleArn role,
      SourceIdentity holder,
      Instant from,
      Instant until,
      LeaseStage stage) {
    this(run, profile, role, holder, from, until, stage, 0);
  }

  /** Whether the other lease is this one, at whatever stage and however often extended. */
  public boolean sameAs(LeaseClaim other) {
    return run.equals(other.run)
        && profile.equals(other.profile)
        && role.equals(other.role)
        && holder.equals(other.holder)
        && from.equals(other.from);
  }

  /**
   * The same lease with a later end.
   *
   * @throws IllegalArgumentException when the end is not later
   */
  public LeaseClaim extendedTo(Instant end) {
    if (!end.isAfter(until)) {
      throw new IllegalArgumentException("until: an extension ends later");
    }
    return new LeaseClaim(run, profile, role, holder, from, end, stage, extensions + 1);
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

  /**
   * Whether it is live and its approval noted. One that is only written is the word of whoever
   * opens alone, and nothing of AWS may stay open for it.
   */
  public boolean notedAt(Instant now) {
    return stage != LeaseStage.WRITTEN && liveAt(now);
  }

  /**
   * The lease as it is once open, however far it has come.
   *
   * @throws IllegalStateException when it has closed
   */
  public LeaseClaim onceOpen() {
    return stage == LeaseStage.WRITTEN
        ? at(LeaseStage.NOTED).at(LeaseStage.OPEN)
        : at(LeaseStage.OPEN);
  }

  /** The same lease at another stage. */
  public LeaseClaim at(LeaseStage next) {
    if (!stage.mayBecome(next)) {
      throw new IllegalStateException(
          "lease of " + run + " on " + profile + ": is " + stage + ", cannot become " + next);
    }
    return new LeaseClaim(run, profile, role, holder, from, until, next, extensions);
  }
}
