package io.kedgeline.domain.claim;

import io.kedgeline.domain.certificate.SourceIdentity;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * What a break-glass profile should be: the fold of its live leases.
 *
 * @param enabled whether Roles Anywhere may issue sessions under it
 * @param sessionPolicy the policy that every session issued under it carries for its whole life
 */
public record DesiredProfile(boolean enabled, String sessionPolicy) {

  /**
   * The length up to which STS takes a session policy (STS API reference, AssumeRole: inline and
   * managed session policies together 2,048 characters).
   */
  public static final int SESSION_POLICY_LIMIT = 2_048;

  /** The profile that nobody may use. */
  public static DesiredProfile atRest() {
    return new DesiredProfile(false, LeasePolicy.AT_REST);
  }

  /**
   * Folds leases into what the profile should be.
   *
   * <p>With no live lease the profile is disabled and its policy denies everything. While none is
   * open, the policy names the holders whose leases are written, and the profile stays disabled:
   * what is enabled without a note of approval cannot be told from what somebody enabled by hand.
   * Once one is open, the policy names the holders of open leases alone: a second holder is let in
   * by their own opening, after their own note, and not by being written down.
   *
   * @param leases the leases on the profile; those that are closed or over want nothing
   * @param canary the probe that proves the window; it may do nothing but read the role
   * @param now the instant at which leases are judged live
   */
  public static DesiredProfile of(List<LeaseClaim> leases, SourceIdentity canary, Instant now) {
    List<LeaseClaim> live =
        leases.stream()
            .filter(lease -> lease.liveAt(now))
            .sorted(Comparator.comparing(lease -> lease.run().value()))
            .toList();
    if (live.isEmpty()) {
      return atRest();
    }
    List<LeaseClaim> open =
        live.stream().filter(lease -> lease.stage() == LeaseStage.OPEN).toList();
    return open.isEmpty()
        ? new DesiredProfile(false, LeasePolicy.of(live, canary))
        : new DesiredProfile(true, LeasePolicy.of(open, canary));
  }
}
