package io.kedgeline.starters.evidence;

import io.kedgeline.domain.approval.Decision;
import io.kedgeline.domain.audit.Fact;
import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.certificate.CertificateNames;
import io.kedgeline.domain.enrollment.DeviceId;
import io.kedgeline.domain.enrollment.EnrollmentPlan;
import io.kedgeline.domain.enrollment.EnrollmentRequest;
import io.kedgeline.domain.enrollment.Persona;
import io.kedgeline.domain.enrollment.RegisteredProfile;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.onboarding.ProfilePlan;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.Operation;
import io.kedgeline.domain.plan.PlannedAction;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.plan.RunbookId;
import io.kedgeline.domain.posture.Claim;
import io.kedgeline.domain.posture.KeyAttestation;
import io.kedgeline.domain.posture.KeyProtection;
import io.kedgeline.domain.posture.PostureReport;
import io.kedgeline.domain.resource.ProfileArn;
import io.kedgeline.domain.rulebook.ConsumerEnrollmentRules;
import io.kedgeline.domain.warrant.Act;
import io.kedgeline.domain.warrant.ActHeader;
import io.kedgeline.starters.SampleProfile;
import io.kedgeline.workflows.governed.SignedAct;
import io.kedgeline.workflows.wire.CanonicalJson;
import io.kedgeline.workflows.wire.PostureFact;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The record of one honest enrollment, to be forged by tests that hold every key. */
final class EnrollmentRecord {

  static final ChangeId CHANGE = new ChangeId("CHG-9");
  static final RunId RUN = RunId.of(RunbookId.CONSUMER_ENROLLMENT, CHANGE);
  static final PersonId MAYA = new PersonId("maya");
  static final PersonId OLGA = new PersonId("olga");
  static final PersonId PETRA = new PersonId("petra");
  static final DeviceId LAPTOP = new DeviceId("laptop-0042");

  private static final Persona ANALYST = new Persona("analyst-laptop");
  private static final String URI = "urn:exacttr:device:" + LAPTOP;
  private static final String EXECUTION = SampleProfile.EXECUTION;
  private static final Instant NOON = SampleProfile.NOON;

  private final List<Fact> facts = new ArrayList<>();
  private int nonces;

  /** Everything from the request to the end. */
  static EnrollmentRecord whole() {
    EnrollmentRecord record = issued();
    record.seen();
    record.ended("REGISTERED");
    return record;
  }

  /** Asked for and approved, shown by its device, looked at and issued. */
  static EnrollmentRecord issued() {
    EnrollmentRecord record = approved();
    record.posture(Optional.of(fit()));
    record.issuedFor(record.presented(LAPTOP, OLGA));
    return record;
  }

  /** Asked for and approved by whose seat it is, and nothing done. */
  static EnrollmentRecord approved() {
    EnrollmentRecord record = new EnrollmentRecord();
    record.asked();
    record.planned();
    record.voted(PETRA);
    return record;
  }

  static EnrollmentPlan plan() {
    ConsumerEnrollmentRules rules =
        SampleProfile.RULEBOOK.rulebook().consumerEnrollment().orElseThrow();
    ProfilePlan profile = SampleProfile.plan();
    Instant votes = NOON.plus(rules.approvalExpiry());
    CertificateNames names =
        CertificateNames.admitted(
            LAPTOP.value(), profile.request().certificate(), Optional.of(URI));
    return new EnrollmentPlan(
        RUN,
        EXECUTION,
        1,
        new EnrollmentRequest(
            CHANGE,
            LAPTOP,
            ANALYST,
            OLGA,
            "sec-readonly",
            SampleProfile.environment().name(),
            "a test enrols a laptop"),
        MAYA,
        new RegisteredProfile(
            profile.run(),
            "sec-readonly",
            new ProfileArn(
                "arn:aws:rolesanywhere:%s:%s:profile/1b1c2d3e-4f50-4617-8293-a4b5c6d7e8f9"
                    .formatted(profile.region(), profile.account())),
            profile.draft().role(),
            profile.request().anchor(),
            profile.request().certificate()),
        profile.authority(),
        names,
        Duration.ofDays(30),
        Duration.ofMinutes(15),
        rules.firstUse(),
        rules.slots(),
        SampleProfile.RULEBOOK.sha256(),
        Digest.ofText("state"),
        votes,
        votes.plus(rules.device()),
        votes.plus(rules.device()).plus(rules.executionExpiry()),
        List.of(new PlannedAction(Operation.ISSUE_CERTIFICATE, URI)));
  }

  static PostureReport fit() {
    return new PostureReport(
        LAPTOP,
        ANALYST,
        NOON,
        Claim.YES,
        Claim.YES,
        Claim.YES,
        Optional.of(0),
        Optional.of(new KeyAttestation(KeyProtection.TPM, Digest.ofText("a key"))));
  }

  void asked() {
    told(
        FactKind.REQUESTED,
        RUN.value(),
        WindowRecord.act(
            WindowRecord.SIGNER.sign(new Act.Request(header(MAYA), plan().request()))));
  }

  void planned() {
    told(
        FactKind.PLANNED,
        RUN.value(),
        Map.of("plan", CanonicalJson.write(plan()), "digest", CanonicalJson.digest(plan()).hex()));
  }

  void voted(PersonId person) {
    told(
        FactKind.VOTED,
        person.value(),
        WindowRecord.act(
            WindowRecord.SIGNER.sign(
                new Act.Ballot(
                    header(person),
                    EXECUTION,
                    1,
                    CanonicalJson.digest(plan()),
                    Optional.of("profile-admin"),
                    Decision.APPROVE,
                    "",
                    Optional.empty()))));
  }

  /** The device shows its request; gives the digest by which the worker names it. */
  String presented(DeviceId device, PersonId issuer) {
    SignedAct signed =
        WindowRecord.SIGNER.sign(
            new Act.Presentation(
                header(issuer),
                EXECUTION,
                device,
                ANALYST,
                Digest.ofText("a token"),
                "a request in PEM"));
    told(FactKind.PRESENTED, issuer.value(), WindowRecord.act(signed));
    return Digest.ofText(signed.payload()).hex();
  }

  void posture(Optional<PostureReport> report) {
    fact("ReadPosture", FactKind.RESULT, PostureFact.detail(report));
  }

  void issuedFor(String presentation) {
    fact(
        "IssueCertificate",
        FactKind.INTENT,
        Map.of(
            "operation",
            Operation.ISSUE_CERTIFICATE.name(),
            "object",
            URI,
            "presentation",
            presentation));
    fact("IssueCertificate", FactKind.RESULT, Map.of("serial", "3ac9"));
    told(FactKind.ISSUED, RUN.value(), Map.of("serial", "3ac9"));
  }

  void seen() {
    fact("ConfirmSession", FactKind.RESULT, Map.of("registered", "true"));
    told(FactKind.REGISTERED, RUN.value(), Map.of("registered", "AWS says so"));
  }

  void revoked(String stage) {
    fact(
        "RevokeCertificate",
        FactKind.INTENT,
        Map.of("operation", Operation.REVOKE_CERTIFICATE.name()));
    fact("RevokeCertificate", FactKind.RESULT, Map.of("stage", stage));
  }

  void ended(String state) {
    told(FactKind.ENDED, RUN.value(), Map.of("state", state));
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
    return new ActHeader(RUN, person, "api", "nonce-" + nonces, NOON, NOON.plusSeconds(300));
  }
}
