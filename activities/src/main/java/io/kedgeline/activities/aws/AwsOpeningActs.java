package io.kedgeline.activities.aws;

import io.kedgeline.domain.claim.LeaseClaim;
import io.kedgeline.domain.claim.LeaseStage;
import io.kedgeline.domain.plan.Operation;
import io.kedgeline.workflows.governed.OpeningAct;
import io.kedgeline.workflows.port.LeaseReport;
import io.kedgeline.workflows.port.OpeningActs;

/** Opens profiles on AWS. Nothing here checks a warrant: the interceptor has done it. */
public final class AwsOpeningActs implements OpeningActs {

  private final AccountSessions sessions;
  private final ProfileSettler profiles;

  /** Acts through these sessions and this settler. */
  public AwsOpeningActs(AccountSessions sessions, ProfileSettler profiles) {
    this.sessions = sessions;
    this.profiles = profiles;
  }

  @Override
  public LeaseReport writeLease(OpeningAct act) {
    return open(act.lease().at(LeaseStage.WRITTEN), Operation.WRITE_LEASE);
  }

  @Override
  public LeaseReport enable(OpeningAct act) {
    return open(act.lease().onceOpen(), Operation.ENABLE);
  }

  @Override
  public LeaseReport extend(OpeningAct act) {
    return open(act.lease().onceOpen(), Operation.EXTEND);
  }

  private LeaseReport open(LeaseClaim lease, Operation operation) {
    return sessions.acting(
        Duty.OPEN,
        lease.profile(),
        lease.run(),
        clients -> profiles.open(lease, operation, clients));
  }
}
