package io.kedgeline.workers.interceptor;

import io.kedgeline.activities.aws.EmergencyDenial;
import io.kedgeline.domain.certificate.SourceIdentity;
import io.kedgeline.domain.claim.EmergencyDeny;
import io.kedgeline.domain.claim.LeaseClaim;
import io.kedgeline.domain.rulebook.BreakGlassRules;
import io.kedgeline.domain.warrant.EmergencyCheck;
import io.kedgeline.domain.warrant.WarrantRefusal;
import io.kedgeline.workflows.governed.CarriesFacts;
import io.kedgeline.workflows.governed.ClosingAct;
import io.kedgeline.workflows.port.FailureType;
import io.temporal.failure.ApplicationFailure;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of a task when the ledger does not answer. Nothing is opened. What closes denies the
 * holder and says so, and the run keeps that for the journal; it ends only when it has closed with
 * the ledger (decision 0010).
 */
public final class WithoutLedger {

  private static final Logger LOG = LoggerFactory.getLogger(WithoutLedger.class);

  private final EmergencyDenial denial;
  private final BreakGlassRules rules;
  private final SourceIdentity probe;
  private final InstantSource clock;

  /** Denies within these rules, and never this probe. */
  public WithoutLedger(
      EmergencyDenial denial, BreakGlassRules rules, SourceIdentity probe, InstantSource clock) {
    this.denial = denial;
    this.rules = rules;
    this.probe = probe;
    this.clock = clock;
  }

  /**
   * What the task is answered, after what could be done.
   *
   * @param type the activity's type
   * @param carrier what it was given
   * @param workflow the id of the workflow that asks, as the engine says
   */
  ApplicationFailure answer(String type, CarriesFacts carrier, String workflow) {
    return ActivityDuties.closes(type) && carrier instanceof ClosingAct act && act.complete()
        ? closing(act.lease(), workflow)
        : again("the ledger does not answer: " + type + " waits for it");
  }

  private ApplicationFailure closing(LeaseClaim lease, String workflow) {
    Optional<WarrantRefusal> refusal =
        EmergencyCheck.firstFailure(new EmergencyCheck.Emergency(workflow, lease, rules, probe));
    if (refusal.isPresent()) {
      return again("the ledger does not answer, and without it %s".formatted(refusal.get()));
    }
    EmergencyDeny deny =
        EmergencyDeny.of(lease, rules.maximumWindow(), rules.sessionDuration(), clock.instant());
    denial.put(deny, lease.profile());
    String done =
        "the ledger does not answer; without it, every session of %s is denied by the policy %s of %s"
            .formatted(lease.holder(), EmergencyDeny.policyName(lease.run()), lease.role());
    LOG.error("{}: {}", lease.run(), done);
    return ApplicationFailure.newNonRetryableFailure(done, FailureType.LEDGER_DOWN.name());
  }

  private static ApplicationFailure again(String sentence) {
    return ApplicationFailure.newFailure(sentence, FailureType.LEDGER_DOWN.name());
  }
}
