package io.kedgeline.workflows.authority;

import io.kedgeline.domain.approval.Decision;
import io.kedgeline.domain.authority.AuthorityPlan;
import io.kedgeline.domain.authority.AuthorityRequest;
import io.kedgeline.domain.authority.AuthorityWorld;
import io.kedgeline.domain.governed.Plan;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.Operation;
import io.kedgeline.domain.plan.PlannedAction;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.rulebook.Blackout;
import io.kedgeline.domain.rulebook.Blackouts;
import io.kedgeline.domain.rulebook.DuringBlackout;
import io.kedgeline.domain.rulebook.Rulebook;
import io.kedgeline.domain.warrant.Act;
import io.kedgeline.domain.warrant.ActHeader;
import io.kedgeline.domain.warrant.CountedVote;
import io.kedgeline.domain.warrant.Deed;
import io.kedgeline.domain.warrant.Objection;
import io.kedgeline.domain.warrant.Undertaking;
import io.kedgeline.domain.warrant.Warrant;
import io.kedgeline.domain.warrant.WarrantRefusal;
import io.kedgeline.domain.warrant.Warrants;
import io.kedgeline.workflows.onboarding.Forged;
import io.kedgeline.workflows.wire.CanonicalJson;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A warrant of an authority's making that holds, and what a worker is asked to do under it, to be
 * spoilt. Whatever becomes of the plan, votes are on its digest: approvers were deceived.
 */
final class AuthorityCase {

  private AuthorityPlan plan = AuthorityWorlds.plan();
  private AuthorityPlan honest = plan;
  private AuthorityRequest request = AuthorityWorlds.REQUEST;
  private RunId run = AuthorityWorlds.RUN;
  private PersonId requester = AuthorityWorlds.MAYA;
  private Map<String, PersonId> votes =
      Map.of("pki-admin", AuthorityWorlds.ADA, "security-lead", AuthorityWorlds.GRACE);
  private String execution = "first";
  private Optional<Deed> deed = Optional.empty();
  private Operation operation = Operation.CREATE_BUCKET;
  private Rulebook rulebook = AuthorityWorlds.RULEBOOK.rulebook();
  private Digest rulebookDigest = AuthorityWorlds.RULEBOOK.sha256();
  private AuthorityWorld world = AuthorityWorlds.at(AuthorityWorlds.NOW);
  private List<Objection> objections = List.of();
  private Instant now = AuthorityWorlds.NOW;

  /** A warrant that holds of another plan than the usual, which was asked for so. */
  static AuthorityCase of(AuthorityPlan plan) {
    AuthorityCase of = new AuthorityCase();
    of.plan = plan;
    of.request = plan.request();
    of.honest = plan;
    return of;
  }

  /** The plan says this in that place. */
  AuthorityCase planned(String pointer, Object value) {
    plan = (AuthorityPlan) Forged.at(plan, Plan.class, pointer, value);
    return this;
  }

  /** The signed request says this in that place, and so does the plan. */
  AuthorityCase asked(String pointer, Object value) {
    request = Forged.at(request, AuthorityRequest.class, pointer, value);
    return planned("/request" + pointer, value);
  }

  /** The workflow, the plan and every act are of this run. */
  AuthorityCase ofRun(String other) {
    run = new RunId(other);
    return planned("/run", other);
  }

  AuthorityCase requestedBy(PersonId person) {
    requester = person;
    return this;
  }

  AuthorityCase votes(Map<String, PersonId> slots) {
    votes = slots;
    return this;
  }

  AuthorityCase inExecution(String other) {
    execution = other;
    return this;
  }

  AuthorityCase doing(Operation other) {
    operation = other;
    return this;
  }

  AuthorityCase doing(Deed other) {
    deed = Optional.of(other);
    return this;
  }

  AuthorityCase pinnedTo(String other) {
    rulebookDigest = Digest.ofText(other);
    return this;
  }

  AuthorityCase frozenUntil(Instant end) {
    Blackout blackout =
        new Blackout("freeze", AuthorityWorlds.NOW.minusSeconds(60), end, "a test freezes");
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

  AuthorityCase where(PersonId person, String... groups) {
    world = AuthorityWorlds.where(person, AuthorityWorlds.NOW, groups);
    return this;
  }

  AuthorityCase objection(Objection.Kind kind, PersonId person) {
    objections = List.of(new Objection(kind, person, AuthorityWorlds.NOW));
    return this;
  }

  /** It is so late, and the people were read then. */
  AuthorityCase at(Instant instant) {
    world = AuthorityWorlds.at(instant);
    now = instant;
    return this;
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
        Optional.empty(),
        new TreeMap<>(votes)
            .entrySet().stream()
                .map(slot -> vote(slot.getKey(), slot.getValue(), digest))
                .toList());
  }

  private CountedVote vote(String slot, PersonId person, Digest digest) {
    return new CountedVote(
        new Act.Ballot(
            header(person),
            plan.execution(),
            plan.round(),
            digest,
            Optional.of(slot),
            Decision.APPROVE,
            "",
            Optional.empty()),
        Optional.empty());
  }

  private ActHeader header(PersonId person) {
    ActHeader usual = AuthorityWorlds.header(person);
    return new ActHeader(
        run, person, usual.channel(), usual.nonce(), usual.issuedAt(), usual.expiresAt());
  }

  private Undertaking undertaking() {
    PlannedAction step = honest.action(operation).orElseThrow();
    return new Undertaking(
        run.value(),
        execution,
        deed.orElseGet(() -> new Deed.OfAuthority(step)),
        rulebook,
        rulebookDigest,
        world.directory(),
        objections,
        now);
  }
}
