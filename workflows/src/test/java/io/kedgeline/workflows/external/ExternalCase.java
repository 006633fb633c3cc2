package io.kedgeline.workflows.external;

import io.kedgeline.domain.approval.Decision;
import io.kedgeline.domain.external.ExternalPlan;
import io.kedgeline.domain.external.ExternalRequest;
import io.kedgeline.domain.external.ExternalWorld;
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
 * A warrant of an anchor for an authority outside AWS that holds, and what a worker is asked to do
 * under it, to be spoilt. Whatever becomes of the plan, votes are on its digest: approvers were
 * deceived.
 */
final class ExternalCase {

  private ExternalPlan plan = ExternalWorlds.plan();
  private ExternalRequest request = ExternalWorlds.REQUEST;
  private RunId run = ExternalWorlds.RUN;
  private PersonId requester = ExternalWorlds.MAYA;
  private Map<String, PersonId> votes =
      Map.of(
          "pki-admin",
          ExternalWorlds.ADA,
          "security-lead",
          ExternalWorlds.GRACE,
          "ca-attestor",
          ExternalWorlds.NORA);
  private String execution = "first";
  private Optional<Deed> deed = Optional.empty();
  private Operation operation = Operation.PREPARE_ANCHOR;
  private Rulebook rulebook = ExternalWorlds.RULEBOOK.rulebook();
  private Digest rulebookDigest = ExternalWorlds.RULEBOOK.sha256();
  private ExternalWorld world = ExternalWorlds.at(ExternalWorlds.NOW);
  private List<Objection> objections = List.of();
  private Instant now = ExternalWorlds.NOW;

  /** The plan says this in that place. */
  ExternalCase planned(String pointer, Object value) {
    plan = (ExternalPlan) Forged.at(plan, Plan.class, pointer, value);
    return this;
  }

  /** The signed request says this in that place, and so does the plan. */
  ExternalCase asked(String pointer, Object value) {
    request = Forged.at(request, ExternalRequest.class, pointer, value);
    return planned("/request" + pointer, value);
  }

  ExternalCase requestedBy(PersonId person) {
    requester = person;
    return this;
  }

  ExternalCase votes(Map<String, PersonId> slots) {
    votes = slots;
    return this;
  }

  ExternalCase inExecution(String other) {
    execution = other;
    return this;
  }

  ExternalCase doing(Operation other) {
    operation = other;
    return this;
  }

  ExternalCase doing(Deed other) {
    deed = Optional.of(other);
    return this;
  }

  ExternalCase pinnedTo(String other) {
    rulebookDigest = Digest.ofText(other);
    return this;
  }

  ExternalCase frozenUntil(Instant end) {
    Blackout blackout =
        new Blackout("freeze", ExternalWorlds.NOW.minusSeconds(60), end, "a test freezes");
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

  ExternalCase objection(Objection.Kind kind, PersonId person) {
    objections = List.of(new Objection(kind, person, ExternalWorlds.NOW));
    return this;
  }

  /** It is so late, and the people were read then. */
  ExternalCase at(Instant instant) {
    world = ExternalWorlds.at(instant);
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
    ActHeader usual = ExternalWorlds.header(person);
    return new ActHeader(
        run, person, usual.channel(), usual.nonce(), usual.issuedAt(), usual.expiresAt());
  }

  private Undertaking undertaking() {
    PlannedAction step = ExternalWorlds.plan().action(operation).orElseThrow();
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
