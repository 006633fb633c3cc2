package io.kedgeline.workflows.onboarding;

import io.kedgeline.domain.approval.Decision;
import io.kedgeline.domain.governed.Plan;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.onboarding.ProfilePlan;
import io.kedgeline.domain.onboarding.ProfileRequest;
import io.kedgeline.domain.onboarding.ProfileWorld;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.Operation;
import io.kedgeline.domain.plan.PlannedAction;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.rulebook.Blackout;
import io.kedgeline.domain.rulebook.Blackouts;
import io.kedgeline.domain.rulebook.DuringBlackout;
import io.kedgeline.domain.rulebook.Rulebook;
import io.kedgeline.domain.trustpolicy.Judgement;
import io.kedgeline.domain.trustpolicy.Severity;
import io.kedgeline.domain.trustpolicy.TrustCode;
import io.kedgeline.domain.trustpolicy.TrustFinding;
import io.kedgeline.domain.trustpolicy.Verdict;
import io.kedgeline.domain.warrant.Act;
import io.kedgeline.domain.warrant.ActHeader;
import io.kedgeline.domain.warrant.CountedVote;
import io.kedgeline.domain.warrant.Deed;
import io.kedgeline.domain.warrant.Objection;
import io.kedgeline.domain.warrant.Undertaking;
import io.kedgeline.domain.warrant.Warrant;
import io.kedgeline.domain.warrant.WarrantRefusal;
import io.kedgeline.domain.warrant.Warrants;
import io.kedgeline.workflows.wire.CanonicalJson;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A warrant that holds and what a worker is asked to do under it, to be spoilt. Whatever becomes of
 * the plan, votes are on its digest: approvers were deceived, or voted for it knowingly.
 */
final class WarrantCase {

  private ProfilePlan plan = ProfileWorlds.plan();
  private ProfileRequest request = ProfileWorlds.REQUEST;
  private RunId run = ProfileWorlds.RUN;
  private PersonId requester = ProfileWorlds.MAYA;
  private List<Said> votes =
      List.of(
          new Said(ProfileWorlds.ADA, "profile-admin", Decision.APPROVE),
          new Said(ProfileWorlds.GRACE, "security-lead", Decision.APPROVE));
  private Optional<String> votesOf = Optional.empty();
  private Optional<Act.Extension> extension = Optional.empty();
  private String execution = "first";
  private Optional<PlannedAction> action = Optional.empty();
  private Operation operation = Operation.CREATE_ROLE;
  private Rulebook rulebook = ProfileWorlds.RULEBOOK.rulebook();
  private Digest rulebookDigest = ProfileWorlds.RULEBOOK.sha256();
  private ProfileWorld world = ProfileWorlds.at(ProfileWorlds.NOW);
  private List<TrustFinding> findings = List.of();
  private final List<Objection> objections = new ArrayList<>();
  private Instant now = ProfileWorlds.NOW;

  /** What somebody said to the plan. */
  record Said(PersonId person, String slot, Decision decision) {}

  /** The plan says this in that place. */
  WarrantCase planned(String pointer, Object value) {
    plan = (ProfilePlan) Forged.at(plan, Plan.class, pointer, value);
    return this;
  }

  /** The signed request says this in that place, and so does the plan. */
  WarrantCase asked(String pointer, Object value) {
    request = Forged.at(request, ProfileRequest.class, pointer, value);
    return planned("/request" + pointer, value);
  }

  /** Request and plan are of this account altogether. */
  WarrantCase inAccount(String account) {
    String own = ProfileWorlds.ACCOUNT.value();
    request = Forged.everywhere(request, ProfileRequest.class, own, account);
    plan = (ProfilePlan) Forged.everywhere(plan, Plan.class, own, account);
    return this;
  }

  /** The workflow, the plan and every act are of this run. */
  WarrantCase ofRun(String other) {
    run = new RunId(other);
    return planned("/run", other);
  }

  WarrantCase requestedBy(PersonId person) {
    requester = person;
    return this;
  }

  WarrantCase votes(Said... said) {
    votes = List.of(said);
    return this;
  }

  WarrantCase votesOfExecution(String other) {
    votesOf = Optional.of(other);
    return this;
  }

  WarrantCase withMoreTime() {
    extension =
        Optional.of(
            new Act.Extension(
                ProfileWorlds.header(ProfileWorlds.MAYA),
                "first",
                Duration.ofMinutes(5),
                "a test asks for more time"));
    return this;
  }

  WarrantCase inExecution(String other) {
    execution = other;
    return this;
  }

  WarrantCase doing(Operation other) {
    operation = other;
    return this;
  }

  WarrantCase doing(PlannedAction other) {
    action = Optional.of(other);
    return this;
  }

  WarrantCase pinnedTo(String other) {
    rulebookDigest = Digest.ofText(other);
    return this;
  }

  WarrantCase frozenUntil(Instant end) {
    Blackout blackout =
        new Blackout("freeze", ProfileWorlds.NOW.minusSeconds(60), end, "a test freezes");
    rulebook =
        new Rulebook(
            rulebook.name(),
            rulebook.directory(),
            rulebook.breakGlass(),
            rulebook.executors(),
            new Blackouts(List.of(blackout), DuringBlackout.ALLOWED),
            rulebook.drill(),
            rulebook.profileOnboarding(),
            rulebook.consumerEnrollment(),
            rulebook.pkiSetup(),
            rulebook.schedules(),
            rulebook.trustPolicies(),
            rulebook.certificates(),
            rulebook.posture(),
            rulebook.enrollment());
    return this;
  }

  WarrantCase where(PersonId person, String... groups) {
    world = ProfileWorlds.where(person, ProfileWorlds.NOW, groups);
    return this;
  }

  WarrantCase judgedFaulty() {
    findings =
        List.of(
            new TrustFinding(
                TrustCode.ANCHOR_NOT_PINNED, Severity.UNSURE, "any", "pin it", Optional.empty()));
    return this;
  }

  WarrantCase objection(Objection.Kind kind, PersonId person) {
    objections.add(new Objection(kind, person, ProfileWorlds.NOW));
    return this;
  }

  WarrantCase at(Instant instant) {
    now = instant;
    return this;
  }

  /** It is so late, and the people were read then. */
  WarrantCase inTimeAt(Instant instant) {
    world = ProfileWorlds.at(instant);
    return at(instant);
  }

  /** What a worker finds. */
  Optional<WarrantRefusal> refusal() {
    return Warrants.firstFailure(warrant(), undertaking());
  }

  /** What a verifier finds who has no people at hand. */
  Optional<WarrantRefusal> onPaper() {
    return Warrants.firstFailureOnPaper(warrant(), undertaking());
  }

  private Warrant warrant() {
    Digest digest = CanonicalJson.digest(plan);
    return new Warrant(
        plan,
        digest,
        new Act.Request(header(requester), request),
        extension,
        votes.stream().map(said -> vote(said, digest)).toList());
  }

  private CountedVote vote(Said said, Digest digest) {
    return new CountedVote(
        new Act.Ballot(
            header(said.person()),
            votesOf.orElse(plan.execution()),
            plan.round(),
            digest,
            Optional.of(said.slot()).filter(slot -> said.decision() == Decision.APPROVE),
            said.decision(),
            "",
            Optional.empty()),
        Optional.empty());
  }

  private ActHeader header(PersonId person) {
    ActHeader usual = ProfileWorlds.header(person);
    return new ActHeader(
        run, person, usual.channel(), usual.nonce(), usual.issuedAt(), usual.expiresAt());
  }

  private Undertaking undertaking() {
    return new Undertaking(
        run.value(),
        execution,
        new Deed.OfProfile(
            action.or(() -> ProfileWorlds.plan().action(operation)).orElseThrow(),
            new Judgement(Verdict.CLOSED, findings, List.of())),
        rulebook,
        rulebookDigest,
        world.directory(),
        objections,
        now);
  }
}
