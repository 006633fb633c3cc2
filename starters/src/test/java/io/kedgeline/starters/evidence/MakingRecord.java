package io.kedgeline.starters.evidence;

import static io.kedgeline.starters.SampleProfile.EXECUTION;
import static io.kedgeline.starters.SampleProfile.MAYA;
import static io.kedgeline.starters.SampleProfile.NOON;

import io.kedgeline.domain.approval.Decision;
import io.kedgeline.domain.audit.Fact;
import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.governed.Plan;
import io.kedgeline.domain.governed.RunRequest;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.Operation;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.warrant.Act;
import io.kedgeline.domain.warrant.ActHeader;
import io.kedgeline.workflows.wire.CanonicalJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The record of one honest making, to be forged by tests that hold every key. */
final class MakingRecord {

  static final PersonId PETRA = new PersonId("petra");
  static final PersonId GRACE = new PersonId("grace");

  private final List<Fact> facts = new ArrayList<>();
  private final RunId run;
  private int nonces;

  MakingRecord(RunId run) {
    this.run = run;
  }

  /** Everything from the request to the end. */
  static MakingRecord whole(Plan plan) {
    MakingRecord record = approved(plan);
    record.made(plan);
    record.registered(plan);
    return record;
  }

  /** Asked for and approved by those whose seats they are, and nothing done. */
  static MakingRecord approved(Plan plan) {
    MakingRecord record = new MakingRecord(plan.run());
    record.asked(plan.request());
    record.planned(plan);
    record.voted(PETRA, plan.slots().getFirst().name(), Decision.APPROVE, plan);
    record.voted(GRACE, plan.slots().getLast().name(), Decision.APPROVE, plan);
    return record;
  }

  void asked(RunRequest request) {
    told(
        FactKind.REQUESTED,
        run.value(),
        WindowRecord.act(WindowRecord.SIGNER.sign(new Act.Request(header(MAYA), request))));
  }

  void planned(Plan plan) {
    told(
        FactKind.PLANNED,
        run.value(),
        Map.of("plan", CanonicalJson.write(plan), "digest", CanonicalJson.digest(plan).hex()));
  }

  void voted(PersonId person, String slot, Decision decision, Plan plan) {
    told(
        FactKind.VOTED,
        person.value(),
        WindowRecord.act(
            WindowRecord.SIGNER.sign(
                new Act.Ballot(
                    header(person),
                    EXECUTION,
                    plan.round(),
                    CanonicalJson.digest(plan),
                    Optional.of(slot),
                    decision,
                    "",
                    Optional.empty()))));
  }

  /** Everything is made that is made before it is proved. */
  void made(Plan plan) {
    plan.actions().stream()
        .limit(plan.actions().size() - 2L)
        .forEach(action -> acted(action.operation(), plan));
  }

  void registered(Plan plan) {
    acted(plan.actions().get(plan.actions().size() - 2).operation(), plan);
    told(FactKind.PROVED, run.value(), Map.of("proof", "one got in, two stayed out"));
    acted(plan.actions().getLast().operation(), plan);
    told(FactKind.REGISTERED, run.value(), Map.of("registered", "it"));
    told(FactKind.ENDED, run.value(), Map.of("state", "REGISTERED"));
  }

  /** It was given up, and workers took away what was made. */
  void undone(Operation... undoings) {
    told(FactKind.GIVEN_UP, run.value(), Map.of("reason", "a test gave it up"));
    for (Operation undoing : undoings) {
      fact(Deeds.activity(undoing), FactKind.INTENT, Map.of("operation", undoing.name()));
      fact(Deeds.activity(undoing), FactKind.RESULT, Map.of("registered", "false"));
    }
    told(FactKind.UNDONE, run.value(), Map.of("seen", "nothing is left"));
    told(FactKind.ENDED, run.value(), Map.of("state", "UNDONE"));
  }

  void acted(Operation operation, Plan plan) {
    acted(operation, plan.action(operation).orElseThrow().object());
  }

  void acted(Operation operation, String object) {
    fact(
        Deeds.activity(operation),
        FactKind.INTENT,
        Map.of("operation", operation.name(), "object", object));
    fact(Deeds.activity(operation), FactKind.RESULT, Map.of());
  }

  void fact(String activity, FactKind kind, Map<String, String> more) {
    Map<String, String> detail = new HashMap<>(more);
    detail.put("activity", activity);
    facts.add(
        Fact.of(
            "activity/%s/%d/1/%s".formatted(EXECUTION, facts.size(), kind),
            kind,
            NOON.plusSeconds(60),
            "worker/" + activity,
            detail));
  }

  void told(FactKind kind, String actor, Map<String, String> detail) {
    facts.add(
        Fact.of("workflow/%s/%d".formatted(EXECUTION, facts.size()), kind, NOON, actor, detail));
  }

  EvidenceBundle sealed() {
    return WindowRecord.sealed(run, facts);
  }

  private ActHeader header(PersonId person) {
    nonces++;
    Instant issued = NOON;
    return new ActHeader(run, person, "api", "nonce-" + nonces, issued, issued.plusSeconds(300));
  }
}
