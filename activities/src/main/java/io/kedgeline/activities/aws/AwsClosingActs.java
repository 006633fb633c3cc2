package io.kedgeline.activities.aws;

import io.kedgeline.domain.claim.ApprovalNote;
import io.kedgeline.domain.claim.LeaseClaim;
import io.kedgeline.domain.claim.LeaseStage;
import io.kedgeline.domain.claim.SessionDeny;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.resource.ProfileArn;
import io.kedgeline.ledger.registry.ClaimTable;
import io.kedgeline.workflows.governed.ClosingAct;
import io.kedgeline.workflows.port.ClosingActs;
import io.kedgeline.workflows.port.FailureType;
import io.kedgeline.workflows.port.LeaseReport;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import software.amazon.awssdk.services.iam.model.LimitExceededException;

/** Ends leases on AWS. Nothing here checks the lease: the interceptor has done it. */
public final class AwsClosingActs implements ClosingActs {

  /**
   * AWS's console dates its revocations this far ahead, so that sessions issued while the policy
   * spreads are denied too (IAM User Guide, "Revoke IAM role temporary security credentials").
   */
  private static final Duration SPREADING = Duration.ofSeconds(30);

  private final AccountSessions sessions;
  private final ProfileSettler profiles;
  private final AnchorSettler anchors;
  private final RoleSettler roles;
  private final ClaimTable claims;
  private final Duration sessionDuration;
  private final InstantSource clock;

  /** Acts through these sessions and settlers; sessions live for {@code sessionDuration}. */
  public AwsClosingActs(
      AccountSessions sessions,
      ProfileSettler profiles,
      AnchorSettler anchors,
      RoleSettler roles,
      ClaimTable claims,
      Duration sessionDuration,
      InstantSource clock) {
    this.sessions = sessions;
    this.profiles = profiles;
    this.anchors = anchors;
    this.roles = roles;
    this.claims = claims;
    this.sessionDuration = sessionDuration;
    this.clock = clock;
  }

  /** The ledger's own lease is ended: the run may not know yet of the last extension. */
  @Override
  public LeaseReport close(ClosingAct act) {
    LeaseClaim lease = claims.leaseOf(act.run()).orElse(act.lease());
    boolean opened = endClaim(lease);
    return sessions.acting(
        Duty.CONTAIN, lease.profile(), lease.run(), clients -> close(lease, opened, clients));
  }

  /** Whether the lease was ever open; where nothing was claimed there is nothing to end. */
  private boolean endClaim(LeaseClaim lease) {
    return claims.withObject(
        lease.object(),
        object -> {
          if (object.leaseOf(lease.run()).isPresent()) {
            object.put(lease.at(LeaseStage.CLOSED));
          }
          return object.opened(lease.run());
        });
  }

  /**
   * Each part denies by itself, so none waits for another's success. The role's denial is dated
   * after the profile was put to rest: a session that was issued until then dies of it. What was
   * denied without the ledger is needed until all of this stands.
   */
  private LeaseReport close(LeaseClaim lease, boolean opened, AwsClients clients) {
    AtomicReference<Optional<LeaseReport>> report = new AtomicReference<>(Optional.empty());
    Attempts attempts = new Attempts();
    attempts.make(
        () -> report.set(Optional.of(profiles.close(lease.run(), lease.profile(), clients))));
    UnlessGone role = new UnlessGone(clients, lease.role());
    if (opened) {
      attempts.make(() -> role.make(() -> denySessions(lease, clients)));
    }
    attempts.make(() -> untagAtRest(lease.profile(), clients));
    attempts.make(() -> anchors.close(lease.profile(), clients));
    attempts.requireAll();
    role.make(() -> EmergencyDenial.lift(lease.run(), lease.role(), clients));
    return report.get().orElseThrow();
  }

  private void denySessions(LeaseClaim lease, AwsClients clients) {
    if (clock.instant().isBefore(lease.until()) || !profiles.atRest(lease.profile())) {
      settle(denial(lease), clients);
    }
  }

  private void settle(SessionDeny deny, AwsClients clients) {
    try {
      roles.settle(deny, clients);
    } catch (LimitExceededException full) {
      EmergencyDenial.liftNeedless(deny.role(), this::letsNobodyIn, clients);
      roles.settle(deny, clients);
    }
  }

  /** A run without a lease has let nobody in, and one whose lease is long over has nobody left. */
  private boolean letsNobodyIn(RunId run) {
    return claims
        .leaseOf(run)
        .filter(lease -> clock.instant().isBefore(lease.until().plus(sessionDuration)))
        .isEmpty();
  }

  /**
   * Closed early, sessions issued while the denial spreads die too. At the lease's end they die by
   * their own policy, and the denial is there for the witness alone when others hold the profile.
   */
  private SessionDeny denial(LeaseClaim lease) {
    Instant now = clock.instant();
    Instant issuedBefore = now.isBefore(lease.until()) ? now.plus(SPREADING) : now;
    return new SessionDeny(
        lease.run(),
        lease.role(),
        lease.holder(),
        now,
        issuedBefore,
        issuedBefore.plus(sessionDuration));
  }

  /**
   * Takes the note of approval off a profile that no lease keeps open: with it, whoever may enable
   * could do so again. Under the profile's lock, since another run may be about to note its own.
   */
  public void untagAtRest(ProfileArn profile, AwsClients clients) {
    claims.withObject(
        profile.value(),
        object -> {
          boolean rest =
              object.leases(clock.instant()).stream().noneMatch(l -> l.notedAt(clock.instant()));
          if (rest && new AwsReader(clients).admission(profile).isPresent()) {
            untag(profile, clients);
          }
          return rest;
        });
  }

  private static void untag(ProfileArn profile, AwsClients clients) {
    clients
        .rolesAnywhere()
        .untagResource(r -> r.resourceArn(profile.value()).tagKeys(ApprovalNote.TAG));
    if (new AwsReader(clients).tags(profile).containsKey(ApprovalNote.TAG)) {
      throw ApplicationFailure.newFailure(
          "profile %s does not lose the tag %s when read back".formatted(profile, ApprovalNote.TAG),
          FailureType.NOT_READ_BACK.name());
    }
  }
}
