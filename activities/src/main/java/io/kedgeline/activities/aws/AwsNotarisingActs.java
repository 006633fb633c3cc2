package io.kedgeline.activities.aws;

import io.kedgeline.domain.claim.ApprovalNote;
import io.kedgeline.domain.claim.LeaseClaim;
import io.kedgeline.domain.claim.LeaseStage;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.Operation;
import io.kedgeline.ledger.registry.ClaimTable;
import io.kedgeline.ledger.registry.ObjectClaims;
import io.kedgeline.workflows.governed.OpeningAct;
import io.kedgeline.workflows.port.FailureType;
import io.kedgeline.workflows.port.LeaseReport;
import io.kedgeline.workflows.port.NotarisingActs;
import io.temporal.failure.ApplicationFailure;
import java.time.InstantSource;
import software.amazon.awssdk.services.rolesanywhere.model.Tag;

/** Notes approvals on AWS. Nothing here checks a warrant: the interceptor has done it. */
public final class AwsNotarisingActs implements NotarisingActs {

  private final AccountSessions sessions;
  private final ClaimTable claims;
  private final InstantSource clock;

  /** Notes through these sessions what these claims say. */
  public AwsNotarisingActs(AccountSessions sessions, ClaimTable claims, InstantSource clock) {
    this.sessions = sessions;
    this.claims = claims;
    this.clock = clock;
  }

  /**
   * Only a profile whose lease is written is noted: one that has closed is not, by a late task. The
   * claim stands before AWS is asked, as with opening.
   */
  @Override
  public LeaseReport notarise(OpeningAct act) {
    LeaseClaim lease = act.lease();
    return sessions.acting(
        Duty.NOTARISE,
        lease.profile(),
        lease.run(),
        clients -> {
          claims.withObject(lease.object(), object -> claim(lease, object));
          return claims.withObject(
              lease.object(),
              object -> {
                requireLive(lease, object);
                return note(
                    lease,
                    ApprovalNote.of(object.leases(clock.instant()), clock.instant()),
                    clients);
              });
        });
  }

  private LeaseClaim claim(LeaseClaim lease, ObjectClaims object) {
    LeaseClaim there = requireLive(lease, object);
    if (there.stage() == LeaseStage.WRITTEN) {
      object.put(lease.at(LeaseStage.NOTED));
    }
    return there;
  }

  private LeaseClaim requireLive(LeaseClaim lease, ObjectClaims object) {
    return object.leases(clock.instant()).stream()
        .filter(there -> isApproved(there, lease) && there.liveAt(clock.instant()))
        .findFirst()
        .orElseThrow(() ->
            ApplicationFailure.newNonRetryableFailure(
                "the lease of %s on %s is not live".formatted(lease.run(), lease.profile()),
                FailureType.DRIFTED.name()));
  }

  /** Until it is open, a lease must end when it was approved to; only then may it be extended. */
  private static boolean isApproved(LeaseClaim there, LeaseClaim lease) {
    return there.sameAs(lease)
        && (there.stage() == LeaseStage.OPEN || there.until().equals(lease.until()));
  }

  private static LeaseReport note(LeaseClaim lease, String note, AwsClients clients) {
    clients
        .rolesAnywhere()
        .tagResource(r ->
            r.resourceArn(lease.profile().value())
                .tags(Tag.builder().key(ApprovalNote.TAG).value(note).build()));
    if (!note.equals(new AwsReader(clients).tags(lease.profile()).get(ApprovalNote.TAG))) {
      throw ApplicationFailure.newFailure(
          "profile %s does not carry the tag %s when read back"
              .formatted(lease.profile(), ApprovalNote.TAG),
          FailureType.NOT_READ_BACK.name());
    }
    return new LeaseReport(
        lease.run(), Operation.NOTARISE, false, Digest.ofText(ApprovalNote.TAG + "=" + note));
  }
}
