package io.kedgeline.domain.claim;

import io.kedgeline.domain.certificate.SourceIdentity;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.resource.RoleArn;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A denial of everything to one holder's sessions of a role, for when the claims cannot be read: it
 * depends on no other and touches no other, since each run has a policy of its own. AWS's clock
 * ends it when the holder's last session has died, so that one that nobody takes away locks nobody
 * out for long (decision 0010).
 *
 * @param run the run whose closing could not read the ledger
 * @param role the role whose sessions are meant
 * @param holder whose sessions, whenever they were issued
 * @param until from when on it denies nothing
 */
public record EmergencyDeny(RunId run, RoleArn role, SourceIdentity holder, Instant until) {

  private static final String POLICY_PREFIX = "kedgeline-emergency-";

  public EmergencyDeny {
    until = until.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
  }

  /**
   * The denial that ends this lease, whatever the lease says of its end: it may have been put off
   * without the run's having heard of it, and AWS lets its holder in until then.
   *
   * @param longestWindow how long a window may be, extensions included
   * @param sessionDuration how long a session lives
   * @param now the instant at which the lease is ended
   */
  public static EmergencyDeny of(
      LeaseClaim lease, Duration longestWindow, Duration sessionDuration, Instant now) {
    Instant latest = now.plus(longestWindow);
    Instant begun = earlier(lease.from(), now);
    Instant end = later(earlier(lease.until(), latest), begun.plus(longestWindow));
    return new EmergencyDeny(lease.run(), lease.role(), lease.holder(), end.plus(sessionDuration));
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /** The name of the run's own inline policy: at most 84 characters of those that IAM takes. */
  public static String policyName(RunId run) {
    return POLICY_PREFIX + run.sessionName();
  }

  /** Whose denial the inline policy of this name is, if it is one. */
  public static Optional<RunId> runOf(String policyName) {
    return policyName.startsWith(POLICY_PREFIX)
        ? RunId.ofSessionName(policyName.substring(POLICY_PREFIX.length()))
        : Optional.empty();
  }

  /** The policy document. */
  public String policy() {
    return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Action\":\"*\","
        + "\"Resource\":\"*\",\"Condition\":{"
        + "\"StringEquals\":{\"aws:SourceIdentity\":\"%s\"},".formatted(holder)
        + "\"DateLessThan\":{\"aws:CurrentTime\":\"%s\"}}}]}".formatted(until);
  }
}
