package io.kedgeline.workflows.enrollment;

import io.kedgeline.domain.approval.Decision;
import io.kedgeline.domain.certificate.CertificateRequest;
import io.kedgeline.domain.certificate.CertificateRequest.AlternativeName;
import io.kedgeline.domain.certificate.CertificateRequest.SubjectPart;
import io.kedgeline.domain.certificate.KeyKind;
import io.kedgeline.domain.enrollment.DeviceId;
import io.kedgeline.domain.enrollment.EnrollmentPlan;
import io.kedgeline.domain.enrollment.EnrollmentRequest;
import io.kedgeline.domain.enrollment.EnrollmentWorld;
import io.kedgeline.domain.enrollment.Persona;
import io.kedgeline.domain.enrollment.RegisteredProfile;
import io.kedgeline.domain.governed.Plan;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.PlannedAction;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.posture.Claim;
import io.kedgeline.domain.posture.PostureReport;
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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A warrant that holds and the certificate that a worker is asked to have issued under it, to be
 * spoilt. Whatever becomes of the plan, votes are on its digest: approvers were deceived, or voted
 * for it knowingly.
 */
final class EnrollmentCase {

  static final EnrollmentPlan PLAN = EnrollmentWorlds.plan();

  /** When the certificate is asked for: after the votes and the device. */
  static final Instant NOW = EnrollmentWorlds.NOW.plus(Duration.ofHours(30));

  private EnrollmentPlan plan = PLAN;
  private EnrollmentRequest request = EnrollmentWorlds.REQUEST;
  private RunId run = EnrollmentWorlds.RUN;
  private List<PersonId> votes = List.of(EnrollmentWorlds.ADA);
  private boolean moreTime;
  private String execution = "first";
  private Optional<PlannedAction> action = Optional.empty();
  private Rulebook rulebook = EnrollmentWorlds.RULEBOOK.rulebook();
  private Digest rulebookDigest = EnrollmentWorlds.RULEBOOK.sha256();
  private EnrollmentWorld world = EnrollmentWorlds.at(NOW);
  private Act.Presentation shown =
      presentation(EnrollmentWorlds.LAPTOP, EnrollmentWorlds.ANALYST, EnrollmentWorlds.OLGA);
  private Optional<PostureReport> posture = Optional.of(EnrollmentWorlds.fit(NOW));
  private Optional<RegisteredProfile> profile = Optional.of(EnrollmentWorlds.PROFILE);
  private Optional<CertificateRequest> asked =
      Optional.of(request("laptop-0042", EnrollmentWorlds.KEY, true));
  private final List<Objection> objections = new ArrayList<>();
  private Instant now = NOW;

  /** The plan says this in that place. */
  EnrollmentCase planned(String pointer, Object value) {
    plan = (EnrollmentPlan) Forged.at(plan, Plan.class, pointer, value);
    return this;
  }

  /** The workflow, the plan and every act are of this run. */
  EnrollmentCase ofRun(String other) {
    run = new RunId(other);
    return planned("/run", other);
  }

  EnrollmentCase votes(PersonId... people) {
    votes = List.of(people);
    return this;
  }

  EnrollmentCase withMoreTime() {
    moreTime = true;
    return this;
  }

  EnrollmentCase inExecution(String other) {
    execution = other;
    return this;
  }

  EnrollmentCase doing(PlannedAction other) {
    action = Optional.of(other);
    return this;
  }

  EnrollmentCase pinnedTo(String other) {
    rulebookDigest = Digest.ofText(other);
    return this;
  }

  EnrollmentCase under(Rulebook other) {
    rulebook = other;
    return this;
  }

  EnrollmentCase where(PersonId person, String... groups) {
    world = EnrollmentWorlds.where(person, NOW, groups);
    return this;
  }

  EnrollmentCase objection(Objection.Kind kind, PersonId person) {
    objections.add(new Objection(kind, person, NOW));
    return this;
  }

  EnrollmentCase at(Instant instant) {
    now = instant;
    posture = Optional.of(EnrollmentWorlds.fit(instant));
    world = EnrollmentWorlds.at(instant);
    return this;
  }

  /** Shown by this device, as this persona, with a token of this person. */
  EnrollmentCase shownBy(DeviceId device, Persona persona, PersonId issuer) {
    shown = presentation(device, persona, issuer);
    return this;
  }

  EnrollmentCase shownAt(Instant instant) {
    shown =
        new Act.Presentation(
            header(EnrollmentWorlds.RUN, EnrollmentWorlds.OLGA, instant),
            shown.execution(),
            shown.device(),
            shown.persona(),
            shown.token(),
            shown.certificateRequest());
    return this;
  }

  EnrollmentCase shownToAnother(RunId other, String otherExecution) {
    shown =
        new Act.Presentation(
            header(other, EnrollmentWorlds.OLGA, NOW),
            otherExecution,
            shown.device(),
            shown.persona(),
            shown.token(),
            shown.certificateRequest());
    return this;
  }

  EnrollmentCase posture(Optional<PostureReport> other) {
    posture = other;
    return this;
  }

  EnrollmentCase unfit() {
    return posture(
        Optional.of(
            EnrollmentWorlds.report(EnrollmentWorlds.LAPTOP, NOW, Claim.NO, EnrollmentWorlds.KEY)));
  }

  EnrollmentCase profile(Optional<RegisteredProfile> other) {
    profile = other;
    return this;
  }

  EnrollmentCase asked(Optional<CertificateRequest> other) {
    asked = other;
    return this;
  }

  /** A request in this name, proved or not. */
  static CertificateRequest request(String commonName, Digest key, boolean proved) {
    return new CertificateRequest(
        Optional.of(KeyKind.EC_P256),
        "EC on P-256",
        key,
        proved,
        "SHA256withECDSA",
        true,
        List.of(new SubjectPart("CN", commonName, true)),
        List.of(new AlternativeName(AlternativeName.URI, "urn:exacttr:device:" + commonName)),
        false,
        List.of());
  }

  /** What a worker finds. */
  Optional<WarrantRefusal> refusal() {
    return Warrants.firstFailure(warrant(), undertaking(deed(profile, asked)));
  }

  /** What a verifier finds who has no people, no ledger and no reader of requests at hand. */
  Optional<WarrantRefusal> onPaper() {
    return Warrants.firstFailureOnPaper(
        warrant(), undertaking(deed(Optional.empty(), Optional.empty())));
  }

  /** What a worker finds whose task is of another kind. */
  Optional<WarrantRefusal> refusalOf(Deed other) {
    return Warrants.firstFailure(warrant(), undertaking(other));
  }

  private Deed deed(Optional<RegisteredProfile> known, Optional<CertificateRequest> read) {
    return new Deed.OfEnrollment(action.orElse(PLAN.issuing()), shown, posture, known, read);
  }

  private Warrant warrant() {
    Digest digest = CanonicalJson.digest(plan);
    Instant voted = EnrollmentWorlds.NOW.plusSeconds(60);
    return new Warrant(
        plan,
        digest,
        new Act.Request(header(run, EnrollmentWorlds.MAYA, EnrollmentWorlds.NOW), request),
        moreTime
            ? Optional.of(
                new Act.Extension(
                    header(run, EnrollmentWorlds.MAYA, voted),
                    "first",
                    Duration.ofMinutes(5),
                    "a test asks for more time"))
            : Optional.empty(),
        votes.stream()
            .map(person ->
                new CountedVote(
                    new Act.Ballot(
                        header(run, person, voted),
                        plan.execution(),
                        plan.round(),
                        digest,
                        Optional.of("profile-admin"),
                        Decision.APPROVE,
                        "",
                        Optional.empty()),
                    Optional.empty()))
            .toList());
  }

  private static Act.Presentation presentation(DeviceId device, Persona persona, PersonId issuer) {
    return new Act.Presentation(
        header(EnrollmentWorlds.RUN, issuer, NOW),
        "first",
        device,
        persona,
        Digest.ofText("a token"),
        "a request in PEM");
  }

  private static ActHeader header(RunId run, PersonId person, Instant at) {
    return new ActHeader(run, person, "test", "nonce-" + person, at, at.plusSeconds(300));
  }

  private Undertaking undertaking(Deed deed) {
    return new Undertaking(
        run.value(), execution, deed, rulebook, rulebookDigest, world.directory(), objections, now);
  }
}
