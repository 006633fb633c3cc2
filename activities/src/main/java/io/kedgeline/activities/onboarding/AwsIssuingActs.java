package io.kedgeline.activities.onboarding;

import io.kedgeline.activities.aws.AccountSessions;
import io.kedgeline.activities.aws.Duty;
import io.kedgeline.activities.aws.admission.AdmissionProof;
import io.kedgeline.activities.aws.admission.CanaryLeaf;
import io.kedgeline.activities.aws.issuance.LeafIssuer;
import io.kedgeline.activities.making.Unmade;
import io.kedgeline.domain.onboarding.AdmissionCase;
import io.kedgeline.domain.onboarding.AnchoredAuthority;
import io.kedgeline.domain.onboarding.MadeProfile;
import io.kedgeline.domain.onboarding.ProfilePlan;
import io.kedgeline.domain.plan.Operation;
import io.kedgeline.domain.resource.ProfileArn;
import io.kedgeline.ledger.registry.ProfileTable;
import io.kedgeline.workflows.governed.MakingAct;
import io.kedgeline.workflows.port.IssuingActs;
import io.kedgeline.workflows.port.MakingReport;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** Proves by certificates of minutes whom a new profile lets in. */
public final class AwsIssuingActs implements IssuingActs {

  /** A dozen certificates at most, one after the other, within the three minutes of a try. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final AccountSessions sessions;
  private final ProfileTable profiles;
  private final AdmissionProof proof;
  private final InstantSource clock;

  /** Has certificates issued through these sessions, for what stands here as made. */
  public AwsIssuingActs(
      AccountSessions sessions, ProfileTable profiles, AdmissionProof proof, InstantSource clock) {
    this.sessions = sessions;
    this.profiles = profiles;
    this.proof = proof;
    this.clock = clock;
  }

  @Override
  public MakingReport proveAdmission(MakingAct act) {
    ProfilePlan plan = Plans.profile(act);
    ProfileArn profile =
        profiles
            .of(plan.run())
            .flatMap(MadeProfile::profile)
            .orElseThrow(() -> Unmade.drifted("the run has made no profile yet"));
    AdmissionCase admission =
        new AdmissionCase(
            new AnchoredAuthority(plan.authority(), plan.request().anchor()),
            profile,
            plan.canaryDeny(),
            plan.request().certificate(),
            plan.other());
    List<String> seen =
        sessions.acting(
            Duty.ISSUE,
            plan.account(),
            plan.region(),
            plan.run(),
            clients ->
                proof.prove(
                    admission,
                    new CanaryLeaf(new LeafIssuer(clients.privateCa(), PATIENCE), clock)));
    profiles.proved(plan.run());
    return new MakingReport(plan.run(), Operation.PROVE_ADMISSION, seen);
  }
}
