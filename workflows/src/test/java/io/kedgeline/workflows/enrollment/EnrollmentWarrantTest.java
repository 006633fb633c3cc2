package io.kedgeline.workflows.enrollment;

import static io.kedgeline.workflows.enrollment.EnrollmentCase.NOW;
import static io.kedgeline.workflows.enrollment.EnrollmentCase.PLAN;
import static io.kedgeline.workflows.enrollment.EnrollmentWorlds.ADA;
import static io.kedgeline.workflows.enrollment.EnrollmentWorlds.ANALYST;
import static io.kedgeline.workflows.enrollment.EnrollmentWorlds.GRACE;
import static io.kedgeline.workflows.enrollment.EnrollmentWorlds.KEY;
import static io.kedgeline.workflows.enrollment.EnrollmentWorlds.LAPTOP;
import static io.kedgeline.workflows.enrollment.EnrollmentWorlds.MAYA;
import static io.kedgeline.workflows.enrollment.EnrollmentWorlds.OLGA;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kedgeline.domain.certificate.CertificateRequest;
import io.kedgeline.domain.enrollment.DeviceId;
import io.kedgeline.domain.enrollment.Persona;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.Operation;
import io.kedgeline.domain.plan.PlannedAction;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.posture.Claim;
import io.kedgeline.domain.posture.PostureReport;
import io.kedgeline.domain.rulebook.Blackout;
import io.kedgeline.domain.rulebook.Blackouts;
import io.kedgeline.domain.rulebook.DuringBlackout;
import io.kedgeline.domain.rulebook.Rulebook;
import io.kedgeline.domain.trustpolicy.Judgement;
import io.kedgeline.domain.trustpolicy.Verdict;
import io.kedgeline.domain.warrant.Deed;
import io.kedgeline.domain.warrant.Objection;
import io.kedgeline.domain.warrant.WarrantRefusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a worker demands of an enrollment's warrant before it takes a role. */
class EnrollmentWarrantTest {

  /** A fault that each check finds, in the order of the checks. */
  private static final List<Fault> IN_ORDER =
      List.of(
          fault(WarrantRefusal.OTHER_RUN, it -> it.inExecution("after-a-reset")),
          fault(WarrantRefusal.OTHER_REQUEST, EnrollmentCase::withMoreTime),
          fault(
              WarrantRefusal.OTHER_PRESENTATION,
              it -> it.shownBy(new DeviceId("laptop-0043"), ANALYST, OLGA)),
          fault(
              WarrantRefusal.OTHER_ACCOUNT,
              it ->
                  it.planned(
                      "/authority",
                      EnrollmentWorlds.AUTHORITY.value().replace("eu-central-1", "eu-west-1"))),
          fault(
              WarrantRefusal.NOT_IN_PLAN,
              it -> it.doing(new PlannedAction(Operation.ISSUE_CERTIFICATE, "another"))),
          fault(WarrantRefusal.OTHER_RULEBOOK, it -> it.pinnedTo("another rulebook")),
          fault(WarrantRefusal.OTHER_QUORUM, it -> it.planned("/slots", List.of())),
          fault(
              WarrantRefusal.OTHER_DRAFT,
              it -> it.planned("/validity", PLAN.validity().plusSeconds(1))),
          fault(WarrantRefusal.POSTURE, EnrollmentCase::unfit),
          fault(WarrantRefusal.DENIED, it -> it.objection(Objection.Kind.CLOSE, MAYA)),
          fault(
              WarrantRefusal.VALID_TOO_LONG,
              it -> it.planned("/executeBefore", PLAN.executeBefore().plusSeconds(1))));

  /** Another fault for whoever has people, ledger and request at hand. */
  private static final List<Fault> OF_PEOPLE =
      List.of(
          fault(WarrantRefusal.REQUESTER_NOT_ALLOWED, it -> it.where(MAYA)),
          fault(WarrantRefusal.CONSUMER_NOT_ALLOWED, it -> it.where(OLGA)),
          fault(WarrantRefusal.DUTIES_NOT_SEPARATE, it -> it.where(OLGA, "analysts", "pki-admins")),
          fault(WarrantRefusal.OTHER_PROFILE, it -> it.profile(Optional.empty())),
          fault(WarrantRefusal.CERTIFICATE_REQUEST, it -> it.asked(Optional.empty())),
          fault(WarrantRefusal.QUORUM_NOT_MET, it -> it.votes()));

  private record Fault(WarrantRefusal refusal, UnaryOperator<EnrollmentCase> put) {}

  private static Fault fault(WarrantRefusal refusal, UnaryOperator<EnrollmentCase> put) {
    return new Fault(refusal, put);
  }

  @Test
  void aWarrantThatIsAsItMustBeAuthorisesTheCertificate() {
    assertEquals(Optional.empty(), new EnrollmentCase().refusal());
    assertEquals(Optional.empty(), new EnrollmentCase().onPaper());
  }

  @Test
  void eachFaultInThePapersIsFoundAloneWithPeopleAndWithout() {
    for (Fault fault : IN_ORDER) {
      assertEquals(Optional.of(fault.refusal()), fault.put().apply(new EnrollmentCase()).refusal());
      assertEquals(Optional.of(fault.refusal()), fault.put().apply(new EnrollmentCase()).onPaper());
    }
  }

  @Test
  void eachFaultOfPeopleIsFoundAlone() {
    for (Fault fault : OF_PEOPLE) {
      assertEquals(Optional.of(fault.refusal()), fault.put().apply(new EnrollmentCase()).refusal());
    }
  }

  @Test
  void ofAllFaultsInThePapersTheFirstIsTold() {
    EnrollmentCase guilty = new EnrollmentCase();
    for (Fault fault : IN_ORDER.reversed()) {
      assertEquals(Optional.of(fault.refusal()), fault.put().apply(guilty).refusal());
    }
  }

  @Test
  @DisplayName("AC-11 what a device showed to another run or execution gets no certificate here")
  void whatWasShownToAnotherRunAuthorisesNothing() {
    assertRefused(
        WarrantRefusal.OTHER_RUN,
        new EnrollmentCase().shownToAnother(new RunId("RB-03/CHG-2"), "first"));
    assertRefused(
        WarrantRefusal.OTHER_RUN,
        new EnrollmentCase().shownToAnother(EnrollmentWorlds.RUN, "earlier"));
    assertRefused(WarrantRefusal.OTHER_RUN, new EnrollmentCase().planned("/run", "RB-03/CHG-2"));
  }

  @Test
  void aRunOfAnotherRunbookDoesNotCarryOutTheRequest() {
    assertRefused(WarrantRefusal.OTHER_RUN, new EnrollmentCase().ofRun("RB-02/CHG-1"));
  }

  @Test
  void whatADeviceShowedBeforeTheVotesOrTooLateIsNone() {
    for (EnrollmentCase other :
        List.of(
            new EnrollmentCase().shownBy(LAPTOP, new Persona("build-runner"), OLGA),
            new EnrollmentCase().shownBy(LAPTOP, ANALYST, GRACE),
            new EnrollmentCase().shownAt(EnrollmentWorlds.NOW.minus(Duration.ofMinutes(2))),
            new EnrollmentCase().shownAt(PLAN.presentBefore()),
            new EnrollmentCase().shownAt(NOW.plus(Duration.ofMinutes(2))))) {
      assertRefused(WarrantRefusal.OTHER_PRESENTATION, other);
    }
    assertEquals(Optional.empty(), new EnrollmentCase().shownBy(LAPTOP, ANALYST, MAYA).refusal());
  }

  @Test
  void nothingIsIssuedThatWasNotSignedSo() {
    for (EnrollmentCase other :
        List.of(
            new EnrollmentCase().planned("/requester", "olga"),
            new EnrollmentCase().planned("/request/device", "laptop-0043"),
            new EnrollmentCase().planned("/request/persona", "build-runner"),
            new EnrollmentCase().planned("/request/consumer", "maya"),
            new EnrollmentCase().planned("/request/profile", "sec-ci-agent"),
            new EnrollmentCase().planned("/request/environment", "staging"),
            new EnrollmentCase().planned("/request/reason", "another reason altogether"))) {
      assertRefused(WarrantRefusal.OTHER_REQUEST, other);
    }
  }

  @Test
  @DisplayName("AC-23 no workflow has a certificate issued that says or lives otherwise than asked")
  void theCertificateSaysWhatFollowsFromTheRequestAndTheProfile() {
    for (EnrollmentCase other :
        List.of(
            new EnrollmentCase().planned("/names/subject/OU", "admin"),
            new EnrollmentCase().planned("/names/subject/CN", "omar-breakglass"),
            new EnrollmentCase().planned("/names/subject/O", "ExactTR"),
            new EnrollmentCase().planned("/firstUse", Duration.ofDays(7)),
            new EnrollmentCase().planned("/profile/name", "sec-ci-agent"),
            new EnrollmentCase().planned("/profile/attributes/x509SAN~1URI", "urn:exacttr:x:*"))) {
      assertRefused(WarrantRefusal.OTHER_DRAFT, other);
    }
    assertRefused(
        WarrantRefusal.NOT_IN_PLAN,
        new EnrollmentCase().planned("/names/uri", "urn:exacttr:device:laptop-0043"));
  }

  @Test
  void aProfileThatLetsInOthersThanTheLedgersIsNone() {
    assertRefused(
        WarrantRefusal.OTHER_PROFILE,
        new EnrollmentCase().planned("/profile/madeBy", "RB-02/CHG-8"));
  }

  @Test
  void thePostureIsThatOfThisDeviceAndOfTheKeyInItsRequest() {
    for (Optional<PostureReport> other :
        List.of(
            Optional.<PostureReport>empty(),
            Optional.of(EnrollmentWorlds.fit(NOW.minus(Duration.ofHours(2)))),
            Optional.of(EnrollmentWorlds.report(new DeviceId("laptop-0043"), NOW, Claim.YES, KEY)),
            Optional.of(
                EnrollmentWorlds.report(LAPTOP, NOW, Claim.YES, Digest.ofText("another key"))))) {
      assertRefused(WarrantRefusal.POSTURE, new EnrollmentCase().posture(other));
    }
  }

  @Test
  void aRequestThatIsNotProvedOrNamesAnotherIsRefused() {
    for (CertificateRequest other :
        List.of(
            EnrollmentCase.request("laptop-0042", KEY, false),
            EnrollmentCase.request("laptop-0043", KEY, true))) {
      assertRefused(
          WarrantRefusal.CERTIFICATE_REQUEST, new EnrollmentCase().asked(Optional.of(other)));
    }
  }

  @Test
  void thePlanIsCarriedOutBeforeItsTimeAndNotFromThenOn() {
    Instant end = PLAN.executeBefore();
    assertEquals(Optional.empty(), new EnrollmentCase().at(end.minusSeconds(1)).refusal());
    assertRefused(WarrantRefusal.TOO_LATE, new EnrollmentCase().at(end));
  }

  @Test
  void aVoteThatItsPersonTookBackCountsNoMore() {
    assertRefused(
        WarrantRefusal.QUORUM_NOT_MET,
        new EnrollmentCase().objection(Objection.Kind.WITHDRAWAL, ADA));
  }

  @Test
  void noOtherVotesAreAQuorum() {
    for (PersonId other : List.of(MAYA, OLGA, GRACE)) {
      assertRefused(WarrantRefusal.QUORUM_NOT_MET, new EnrollmentCase().votes(other));
    }
    assertRefused(
        WarrantRefusal.QUORUM_NOT_MET,
        new EnrollmentCase().where(ADA, "profile-admins", "pki-admins"));
  }

  @Test
  void aBlackoutStopsTheCertificateAndOneThatIsOverDoesNot() {
    assertRefused(WarrantRefusal.BLACKOUT, new EnrollmentCase().under(frozen(NOW.plusSeconds(1))));
    assertEquals(Optional.empty(), new EnrollmentCase().under(frozen(NOW)).refusal());
  }

  @Test
  void aTaskOfAnotherKindIsNotThisWarrants() {
    assertEquals(
        Optional.of(WarrantRefusal.OTHER_DEED),
        new EnrollmentCase()
            .refusalOf(
                new Deed.OfProfile(
                    PLAN.issuing(), new Judgement(Verdict.CLOSED, List.of(), List.of()))));
  }

  private static Rulebook frozen(Instant until) {
    Rulebook shipped = EnrollmentWorlds.RULEBOOK.rulebook();
    Blackout blackout = new Blackout("freeze", NOW.minusSeconds(60), until, "a test freezes");
    return new Rulebook(
        shipped.name(),
        shipped.directory(),
        shipped.breakGlass(),
        shipped.executors(),
        new Blackouts(List.of(blackout), DuringBlackout.ALLOWED),
        shipped.drill(),
        shipped.profileOnboarding(),
        shipped.consumerEnrollment(),
        shipped.pkiSetup(),
        shipped.schedules(),
        shipped.trustPolicies(),
        shipped.certificates(),
        shipped.posture(),
        shipped.enrollment());
  }

  private static void assertRefused(WarrantRefusal expected, EnrollmentCase guilty) {
    assertEquals(Optional.of(expected), guilty.refusal());
  }
}
