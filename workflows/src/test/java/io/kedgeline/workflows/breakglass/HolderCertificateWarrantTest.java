package io.kedgeline.workflows.breakglass;

import static io.kedgeline.workflows.breakglass.FakeWorld.GRACE;
import static io.kedgeline.workflows.breakglass.FakeWorld.MAYA;
import static io.kedgeline.workflows.breakglass.FakeWorld.OMAR;
import static io.kedgeline.workflows.breakglass.FakeWorld.RAVI;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kedgeline.domain.approval.Decision;
import io.kedgeline.domain.breakglass.HolderCertificate;
import io.kedgeline.domain.breakglass.WindowPlan;
import io.kedgeline.domain.breakglass.WindowRequest;
import io.kedgeline.domain.breakglass.WindowWorld;
import io.kedgeline.domain.certificate.CertificateRequest;
import io.kedgeline.domain.certificate.KeyKind;
import io.kedgeline.domain.certificate.SourceIdentity;
import io.kedgeline.domain.claim.LeaseClaim;
import io.kedgeline.domain.claim.LeaseStage;
import io.kedgeline.domain.governed.Plan;
import io.kedgeline.domain.identity.Directory;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.Operation;
import io.kedgeline.domain.plan.PlannedAction;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.rulebook.BreakGlassProfile;
import io.kedgeline.domain.rulebook.BreakGlassRules;
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
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a worker demands of a window's warrant before it has its holder's certificate issued. */
class HolderCertificateWarrantTest {

  private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
  private static final RunId RUN = new RunId("RB-06/CHG-1");
  private static final WindowWorld WORLD = FakeWorld.at(NOW);
  private static final BreakGlassRules RULES = WORLD.rulebook().breakGlass();
  private static final BreakGlassProfile ISSUED =
      RULES.profile("sec-breakglass-issued").orElseThrow();
  private static final WindowRequest REQUEST =
      new WindowRequest(
          new ChangeId("CHG-1"),
          ISSUED.profile(),
          OMAR,
          new SourceIdentity("CN=omar"),
          Duration.ofMinutes(30),
          "a test asks for a window");
  private static final HolderCertificate CERTIFICATE =
      HolderCertificate.of(REQUEST, RULES).orElseThrow();
  private static final WindowPlan PLAN = plan();

  @Test
  void aWarrantThatIsAsItMustBeHasTheCertificateIssued() {
    assertEquals(Optional.empty(), refusal(PLAN, deed(OMAR), NOW));
  }

  @Test
  void onlyTheHolderOfThisRunAndExecutionShowsTheKeyAndNotInTheFuture() {
    assertRefused(WarrantRefusal.OTHER_PRESENTATION, PLAN, deed(MAYA));
    assertRefused(
        WarrantRefusal.OTHER_PRESENTATION, PLAN, deed(RUN, "first", NOW.plusSeconds(120)));
    assertRefused(WarrantRefusal.OTHER_RUN, PLAN, deed(RUN, "earlier", NOW));
    assertRefused(WarrantRefusal.OTHER_RUN, PLAN, deed(new RunId("RB-06/CHG-2"), "first", NOW));
  }

  @Test
  void nothingIsIssuedThatTheRulebookWouldHaveOtherwise() {
    for (WindowPlan other :
        List.of(
            forged("/certificate/names/subject/OU", "admin"),
            forged("/certificate/validity", Duration.ofDays(365)),
            forged(
                "/certificate/authority",
                CERTIFICATE.authority().value().replaceAll("[0-9a-f]{12}$", "000000000000")))) {
      assertRefused(WarrantRefusal.OTHER_DRAFT, other, deed(OMAR));
    }
    assertRefused(
        WarrantRefusal.OTHER_ACCOUNT,
        forged(
            "/certificate/authority",
            CERTIFICATE.authority().value().replace("eu-central-1", "eu-west-1")),
        deed(OMAR));
    assertRefused(
        WarrantRefusal.NOT_IN_PLAN, forged("/certificate/names/subject/CN", "ravi"), deed(OMAR));
  }

  @Test
  void noLeaseIsOfAnotherNameThanItsCertificate() {
    LeaseClaim lease =
        new LeaseClaim(
            RUN,
            ISSUED.profile(),
            ISSUED.role(),
            PLAN.holder(),
            NOW,
            NOW.plus(REQUEST.length()),
            LeaseStage.WRITTEN);
    Deed write = new Deed.ToLease(Operation.WRITE_LEASE, lease, Optional.empty());
    assertEquals(Optional.empty(), refusal(PLAN, write, NOW));
    assertRefused(
        WarrantRefusal.OTHER_DRAFT, forged("/certificate/validity", Duration.ofDays(365)), write);
    LeaseClaim standing =
        new LeaseClaim(
            RUN,
            ISSUED.profile(),
            ISSUED.role(),
            REQUEST.certificate(),
            NOW,
            NOW.plus(REQUEST.length()),
            LeaseStage.WRITTEN);
    assertRefused(
        WarrantRefusal.OTHER_HOLDER,
        PLAN,
        new Deed.ToLease(Operation.WRITE_LEASE, standing, Optional.empty()));
  }

  @Test
  void anotherActionAnotherQuorumAndAnotherTimeAreRefused() {
    assertRefused(
        WarrantRefusal.NOT_IN_PLAN,
        PLAN,
        new Deed.OfHolderCertificate(
            new PlannedAction(Operation.ISSUE_CERTIFICATE, "omar@CHG-2"),
            shown(RUN, OMAR, "first", NOW),
            Optional.of(request(true, KeyKind.EC_P256))));
    assertRefused(WarrantRefusal.OTHER_QUORUM, forged("/slots", List.of()), deed(OMAR));
    assertRefused(
        WarrantRefusal.VALID_TOO_LONG,
        forged("/executeBefore", PLAN.executeBefore().plusSeconds(1)),
        deed(OMAR));
    assertEquals(
        Optional.of(WarrantRefusal.TOO_LATE), refusal(PLAN, deed(OMAR), PLAN.executeBefore()));
  }

  @Test
  void whatTheLedgerHasHeardAgainstTheRunStopsTheIssue() {
    Undertaking denied =
        undertaking(
            deed(OMAR),
            WORLD.directory(),
            List.of(new Objection(Objection.Kind.DENIAL, RAVI, NOW)),
            NOW);
    assertEquals(Optional.of(WarrantRefusal.DENIED), Warrants.firstFailure(warrant(PLAN), denied));
  }

  @Test
  void aHolderWhoLeftOrWhoseNameItIsNotGetsNoCertificate() {
    for (WindowWorld other :
        List.of(FakeWorld.without(OMAR, NOW), FakeWorld.withoutCertificates(NOW))) {
      assertEquals(
          Optional.of(WarrantRefusal.HOLDER_NOT_ALLOWED),
          Warrants.firstFailure(
              warrant(PLAN), undertaking(deed(OMAR), other.directory(), List.of(), NOW)));
    }
  }

  @Test
  void aRequestThatIsUnreadableNotProvedOrOfAWeakKeyIsRefused() {
    for (Optional<CertificateRequest> other :
        List.of(
            Optional.<CertificateRequest>empty(),
            Optional.of(request(false, KeyKind.EC_P256)),
            Optional.of(request(true, KeyKind.RSA_4096)))) {
      assertRefused(
          WarrantRefusal.CERTIFICATE_REQUEST,
          PLAN,
          new Deed.OfHolderCertificate(
              CERTIFICATE.issuing(), shown(RUN, OMAR, "first", NOW), other));
    }
  }

  private static void assertRefused(WarrantRefusal refusal, WindowPlan plan, Deed deed) {
    assertEquals(Optional.of(refusal), refusal(plan, deed, NOW));
  }

  private static Optional<WarrantRefusal> refusal(WindowPlan plan, Deed deed, Instant now) {
    return Warrants.firstFailure(
        warrant(plan), undertaking(deed, FakeWorld.at(now).directory(), List.of(), now));
  }

  private static Undertaking undertaking(
      Deed deed, Directory directory, List<Objection> objections, Instant now) {
    return new Undertaking(
        RUN.value(),
        "first",
        deed,
        WORLD.rulebook(),
        WORLD.rulebookDigest(),
        directory,
        objections,
        now);
  }

  private static Warrant warrant(WindowPlan plan) {
    Digest digest = CanonicalJson.digest(plan);
    return new Warrant(
        plan,
        digest,
        new Act.Request(header(RUN, MAYA, NOW), REQUEST),
        Optional.empty(),
        Stream.of(vote(GRACE, "security-lead", plan), vote(RAVI, "ir-lead", plan)).toList());
  }

  private static CountedVote vote(PersonId person, String slot, WindowPlan plan) {
    Digest digest = CanonicalJson.digest(plan);
    return new CountedVote(
        new Act.Ballot(
            header(RUN, person, NOW),
            plan.execution(),
            plan.round(),
            digest,
            Optional.of(slot),
            Decision.APPROVE,
            "",
            Optional.empty()),
        Optional.of(TestIssuer.verified(person, digest)));
  }

  private static Deed deed(PersonId person) {
    return deed(shown(RUN, person, "first", NOW));
  }

  private static Deed deed(RunId run, String execution, Instant at) {
    return deed(shown(run, OMAR, execution, at));
  }

  private static Deed deed(Act.KeyPresentation shown) {
    return new Deed.OfHolderCertificate(
        CERTIFICATE.issuing(), shown, Optional.of(request(true, KeyKind.EC_P256)));
  }

  private static Act.KeyPresentation shown(
      RunId run, PersonId person, String execution, Instant at) {
    return new Act.KeyPresentation(header(run, person, at), execution, "a request in PEM");
  }

  private static CertificateRequest request(boolean proved, KeyKind key) {
    return new CertificateRequest(
        Optional.of(key),
        "a key",
        Digest.ofText("a key"),
        proved,
        "SHA256withECDSA",
        true,
        List.of(),
        List.of(),
        false,
        List.of());
  }

  private static ActHeader header(RunId run, PersonId person, Instant at) {
    return new ActHeader(run, person, "test", "n-" + person, at, at.plusSeconds(300));
  }

  private static WindowPlan forged(String pointer, Object value) {
    return (WindowPlan) Forged.at(PLAN, Plan.class, pointer, value);
  }

  private static WindowPlan plan() {
    Instant votes = NOW.plus(RULES.approvalExpiry());
    return new WindowPlan(
        RUN,
        "first",
        1,
        REQUEST,
        MAYA,
        ISSUED.role(),
        ISSUED.trustAnchor(),
        RULES.slots(),
        WORLD.rulebookDigest(),
        WORLD.state(),
        votes,
        votes.plus(RULES.executionExpiry()),
        Stream.of(
                Stream.of(CERTIFICATE.issuing()),
                Stream.of(Operation.WRITE_LEASE, Operation.NOTARISE, Operation.ENABLE)
                    .map(operation -> new PlannedAction(operation, ISSUED.profile().value())))
            .flatMap(actions -> actions)
            .toList(),
        Optional.of(CERTIFICATE),
        Optional.empty());
  }
}
