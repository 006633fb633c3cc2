package io.kedgeline.conformance.stories;

import io.kedgeline.domain.approval.Decision;
import io.kedgeline.domain.audit.Fact;
import io.kedgeline.domain.audit.JournalEntry;
import io.kedgeline.domain.governed.RunState;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.onboarding.AnchoredAuthority;
import io.kedgeline.domain.onboarding.OnboardingState;
import io.kedgeline.domain.onboarding.ProfileRequest;
import io.kedgeline.domain.onboarding.Registration;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.rulebook.Environment;
import io.kedgeline.ledger.journal.JournalTable;
import io.kedgeline.sandbox.Sandbox;
import io.kedgeline.sandbox.demo.Waiting;
import io.kedgeline.sandbox.world.InventedAuthority;
import io.kedgeline.sandbox.world.InventedPeople;
import io.kedgeline.starters.desk.Caller;
import io.kedgeline.starters.desk.DeskRefusal;
import io.kedgeline.starters.desk.RunArchive;
import io.kedgeline.starters.evidence.EvidenceFinding;
import io.kedgeline.starters.evidence.EvidenceVerifier;
import io.kedgeline.workflows.governed.ActAnswer;
import io.kedgeline.workflows.governed.RunStatus;
import io.kedgeline.workflows.onboarding.OnboardingOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** What stories of profiles do over and over: ask, vote, look. */
final class ProfileStory implements AutoCloseable {

  static final String ISSUER = "ExactTR Prod Sub CA G2";

  private static final AtomicInteger CHANGES = new AtomicInteger(7000);
  private static final Map<String, String> CERTIFICATE =
      Map.of(
          "x509Issuer/CN", ISSUER,
          "x509Subject/OU", "prod",
          "x509SAN/URI", "urn:exacttr:device:*");

  private final Sandbox sandbox;
  private final InventedAuthority root;
  private final AnchoredAuthority authority;

  /** A story in this sandbox, whose account has an authority and another one. */
  ProfileStory(Sandbox sandbox) {
    this.sandbox = sandbox;
    this.root = new InventedAuthority(sandbox.aws().endpoint(), sandbox.organization().member());
    sandbox.aws().levers().privateCaWork(Duration.ZERO);
    root.makeBoundary(environment());
    this.authority = root.make(ISSUER, environment());
    root.make("ExactTR Other CA", environment());
  }

  Environment environment() {
    return sandbox
        .rulebook()
        .rulebook()
        .profileOnboarding()
        .orElseThrow()
        .environment("production")
        .orElseThrow();
  }

  AnchoredAuthority authority() {
    return authority;
  }

  static ChangeId freshChange() {
    return new ChangeId("CHG-" + CHANGES.incrementAndGet());
  }

  ProfileRequest request(String profile, Map<String, String> parameters) {
    ChangeId change = freshChange();
    Environment there = environment();
    sandbox.recordChange(
        change,
        "%s/%s/%s".formatted(there.account(), there.region(), profile),
        InventedPeople.PROFILE_OWNER);
    return new ProfileRequest(
        change,
        profile,
        there.name(),
        authority.anchor(),
        CERTIFICATE,
        parameters,
        new Registration(
            InventedPeople.PROFILE_OWNER,
            InventedPeople.CUSTODIAN,
            "looks through the account for the security team",
            Set.of("audit-logs"),
            Map.of("CostCentre", "4711")),
        "a story that a test tells");
  }

  RunId asked(ProfileRequest request) {
    return sandbox.desk().request(Caller.of(InventedPeople.PROFILE_OWNER, "test"), request);
  }

  ActAnswer approve(RunId run, PersonId person, String slot) {
    return vote(run, person, Optional.of(slot), Decision.APPROVE);
  }

  ActAnswer vote(RunId run, PersonId person, Optional<String> slot, Decision decision) {
    Digest plan = sandbox.desk().plan(run).digest().orElseThrow();
    return sandbox
        .desk()
        .vote(Caller.of(person, "test"), run, plan, slot, decision, "so it is", Optional.empty());
  }

  RunId approved(ProfileRequest request) {
    RunId run = asked(request);
    until(run, OnboardingState.AWAITING_APPROVAL);
    approve(run, InventedPeople.PROFILE_ADMIN, "profile-admin");
    approve(run, InventedPeople.SECURITY_LEAD, "security-lead");
    return run;
  }

  /** Waits for this state, or for one that nothing follows. */
  RunState until(RunId run, RunState wanted) {
    return Waiting.until(
            () -> status(run),
            found -> found.state().equals(wanted) || found.state().last(),
            run + " to be " + wanted)
        .state();
  }

  private Optional<RunStatus> status(RunId run) {
    try {
      return Optional.of(sandbox.desk().status(run));
    } catch (DeskRefusal notYet) {
      return Optional.empty();
    }
  }

  OnboardingOutcome outcome(RunId run) {
    return sandbox.client().newUntypedWorkflowStub(run.value()).getResult(OnboardingOutcome.class);
  }

  /** Whether nothing follows. */
  boolean ended(RunId run) {
    return status(run).filter(found -> found.state().last()).isPresent();
  }

  /** What a verifier of the run's record finds that does not hold. */
  List<EvidenceFinding> contradicted(RunId run) {
    return new EvidenceVerifier(sandbox.trustRoot())
        .verify(new RunArchive(sandbox.client(), sandbox.ledger()).evidence(run)).stream()
            .filter(finding -> !finding.holds())
            .toList();
  }

  List<Fact> facts(RunId run) {
    return new JournalTable(sandbox.ledger()).read(run).stream().map(JournalEntry::fact).toList();
  }

  @Override
  public void close() {
    root.close();
  }
}
