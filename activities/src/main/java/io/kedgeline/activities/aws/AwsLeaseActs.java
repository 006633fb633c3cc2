package io.kedgeline.activities.aws;

import io.kedgeline.domain.breakglass.WindowPlan;
import io.kedgeline.domain.claim.LeaseClaim;
import io.kedgeline.domain.claim.LeaseStage;
import io.kedgeline.domain.claim.SessionDeny;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.Effect;
import io.kedgeline.domain.resource.ProfileArn;
import io.kedgeline.workflows.governed.GovernedAct;
import io.kedgeline.workflows.port.FailureType;
import io.kedgeline.workflows.port.LeaseActs;
import io.kedgeline.workflows.port.LeaseReport;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;
import software.amazon.awssdk.services.rolesanywhere.model.Tag;

/** The acts of a window on AWS. Nothing here checks a warrant: the interceptor has done it. */
public final class AwsLeaseActs implements LeaseActs {

  /** The tag that AWS's own guard demands of a profile before it may be enabled. */
  public static final String APPROVAL_TAG = "ApprovedChangeId";

  /**
   * AWS's console dates its revocations this far ahead, so that sessions issued while the policy
   * spreads are denied too (IAM User Guide, "Revoke IAM role temporary security credentials").
   */
  private static final Duration SPREADING = Duration.ofSeconds(30);

  private final AccountSessions sessions;
  private final ProfileSettler profiles;
  private final RoleSettler roles;
  private final Duration sessionDuration;
  private final InstantSource clock;

  /** Acts through these sessions and settlers; sessions live for {@code sessionDuration}. */
  public AwsLeaseActs(
      AccountSessions sessions,
      ProfileSettler profiles,
      RoleSettler roles,
      Duration sessionDuration,
      InstantSource clock) {
    this.sessions = sessions;
    this.profiles = profiles;
    this.roles = roles;
    this.sessionDuration = sessionDuration;
    this.clock = clock;
  }

  @Override
  public LeaseReport writeLease(GovernedAct act) {
    return as(
        Duty.OPEN,
        act,
        clients -> profiles.settle(act.lease().at(LeaseStage.WRITTEN), Effect.OPENS, clients));
  }

  @Override
  public LeaseReport notarise(GovernedAct act) {
    ProfileArn profile = act.lease().profile();
    String change = act.papers().plan().request().change().value();
    return as(
        Duty.NOTARISE,
        act,
        clients -> {
          clients
              .rolesAnywhere()
              .tagResource(r ->
                  r.resourceArn(profile.value())
                      .tags(Tag.builder().key(APPROVAL_TAG).value(change).build()));
          if (!change.equals(new AwsReader(clients).tags(profile).get(APPROVAL_TAG))) {
            throw notReadBack(profile, "carry the tag " + APPROVAL_TAG);
          }
          return new LeaseReport(false, Digest.ofText(APPROVAL_TAG + "=" + change));
        });
  }

  @Override
  public LeaseReport enable(GovernedAct act) {
    return as(
        Duty.OPEN,
        act,
        clients -> profiles.settle(act.lease().at(LeaseStage.OPEN), Effect.OPENS, clients));
  }

  @Override
  public LeaseReport close(GovernedAct act) {
    return as(Duty.CONTAIN, act, clients -> close(act, clients));
  }

  private LeaseReport close(GovernedAct act, AwsClients clients) {
    LeaseClaim lease = act.lease();
    LeaseReport report = profiles.settle(lease.at(LeaseStage.CLOSED), Effect.CLOSES, clients);
    if (clock.instant().isBefore(lease.until())) {
      roles.settle(denial(act.papers().plan(), lease), clients);
    }
    if (!report.enabled()) {
      untag(lease.profile(), clients);
    }
    return report;
  }

  private SessionDeny denial(WindowPlan plan, LeaseClaim lease) {
    Instant issuedBefore = clock.instant().plus(SPREADING);
    return new SessionDeny(
        lease.run(), plan.role(), lease.holder(), issuedBefore, issuedBefore.plus(sessionDuration));
  }

  private static void untag(ProfileArn profile, AwsClients clients) {
    clients
        .rolesAnywhere()
        .untagResource(r -> r.resourceArn(profile.value()).tagKeys(APPROVAL_TAG));
    if (new AwsReader(clients).tags(profile).containsKey(APPROVAL_TAG)) {
      throw notReadBack(profile, "lose the tag " + APPROVAL_TAG);
    }
  }

  private LeaseReport as(Duty duty, GovernedAct act, Function<AwsClients, LeaseReport> work) {
    ProfileArn profile = act.lease().profile();
    return AwsFailures.naming(() -> {
      try (AwsClients clients =
          sessions.as(duty, profile.account(), profile.region(), act.lease().run())) {
        return work.apply(clients);
      }
    });
  }

  private static ApplicationFailure notReadBack(ProfileArn profile, String what) {
    return ApplicationFailure.newFailure(
        "profile %s does not %s when read back".formatted(profile, what),
        FailureType.NOT_READ_BACK.name());
  }
}
