package io.kedgeline.starters.evidence;

import static io.kedgeline.starters.SampleProfile.EXECUTION;
import static io.kedgeline.starters.SampleProfile.MAYA;
import static io.kedgeline.starters.SampleProfile.NOON;
import static io.kedgeline.starters.SampleProfile.RUN;

import io.kedgeline.domain.approval.Decision;
import io.kedgeline.domain.audit.Fact;
import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.onboarding.ProfilePlan;
import io.kedgeline.domain.onboarding.ProfileRequest;
import io.kedgeline.domain.plan.Operation;
import io.kedgeline.domain.warrant.Act;
import io.kedgeline.domain.warrant.ActHeader;
import io.kedgeline.starters.SampleProfile;
import io.kedgeline.workflows.wire.CanonicalJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The record of one honest making of a profile, to be forged by tests that hold every key. */
final class ProfileRecord {

  static final PersonId PETRA = new PersonId("petra");
  static final PersonId GRACE = new PersonId("grace");

  private final List<Fact> facts = new ArrayList<>();
  private int nonces;

  /** Everything from the request to the end. */
  static ProfileRecord whole() {
    ProfilePlan plan = SampleProfile.plan();
    ProfileRecord record = approved(plan);
    record.made(plan);
    record.registered(plan);
    return record;
  }

  /** Asked for and approved by those whose seats they are, and nothing done. */
  static ProfileRecord approved(ProfilePlan plan) {
    ProfileRecord record = new ProfileRecord();
    record.asked(plan.request());
    record.planned(plan);
    record.voted(PETRA, "profile-admin", Decision.APPROVE, plan);
    record.voted(GRACE, "security-lead", Decision.APPROVE, plan);
    return record;
  }

  void asked(ProfileRequest request) {
    told(
        FactKind.REQUESTED,
        RUN.value(),
        WindowRecord.act(WindowRecord.SIGNER.sign(new Act.Request(header(MAYA), request))));
  }

  void planned(ProfilePlan plan) {
    told(
        FactKind.PLANNED,
        RUN.value(),
        Map.of("plan", CanonicalJson.write(plan), "digest", CanonicalJson.digest(plan).hex()));
  }

  void voted(PersonId person, String slot, Decision decision, ProfilePlan plan) {
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

  /** Role and profile are made, and enabled. */
  void made(ProfilePlan plan) {
    acted("CreateRole", Operation.CREATE_ROLE, plan);
    acted("CreateProfile", Operation.CREATE_PROFILE, plan);
    acted("EnableProfile", Operation.ENABLE_PROFILE, plan);
  }

  void registered(ProfilePlan plan) {
    acted("ProveAdmission", Operation.PROVE_ADMISSION, plan);
    told(FactKind.PROVED, RUN.value(), Map.of("proof", "one got in, two stayed out"));
    acted("RegisterProfile", Operation.REGISTER_PROFILE, plan);
    told(FactKind.REGISTERED, RUN.value(), Map.of("registered", "sec-readonly"));
    told(FactKind.ENDED, RUN.value(), Map.of("state", "REGISTERED"));
  }

  /** It was given up, and a worker took away what was made. */
  void undone() {
    told(FactKind.GIVEN_UP, RUN.value(), Map.of("reason", "a test gave it up"));
    fact("UndoProfile", FactKind.INTENT, Map.of("operation", Operation.UNDO_PROFILE.name()));
    fact("UndoProfile", FactKind.RESULT, Map.of("registered", "false"));
    told(FactKind.UNDONE, RUN.value(), Map.of("seen", "nothing is left"));
    told(FactKind.ENDED, RUN.value(), Map.of("state", "UNDONE"));
  }

  void acted(String activity, Operation operation, ProfilePlan plan) {
    acted(activity, operation, plan.action(operation).orElseThrow().object());
  }

  void acted(String activity, Operation operation, String object) {
    fact(activity, FactKind.INTENT, Map.of("operation", operation.name(), "object", object));
    fact(activity, FactKind.RESULT, Map.of());
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
    return WindowRecord.sealed(RUN, facts);
  }

  private ActHeader header(PersonId person) {
    nonces++;
    Instant issued = NOON;
    return new ActHeader(RUN, person, "api", "nonce-" + nonces, issued, issued.plusSeconds(300));
  }
}
