package io.kedgeline.workflows.onboarding;

import static io.kedgeline.workflows.onboarding.ProfileWorlds.ADA;
import static io.kedgeline.workflows.onboarding.ProfileWorlds.CURT;
import static io.kedgeline.workflows.onboarding.ProfileWorlds.GRACE;
import static io.kedgeline.workflows.onboarding.ProfileWorlds.MAYA;
import static io.kedgeline.workflows.onboarding.ProfileWorlds.NOW;
import static io.kedgeline.workflows.onboarding.ProfileWorlds.OLGA;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kedgeline.domain.approval.Decision;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.onboarding.ProfilePlan;
import io.kedgeline.domain.plan.Operation;
import io.kedgeline.domain.plan.PlannedAction;
import io.kedgeline.domain.warrant.Objection;
import io.kedgeline.domain.warrant.WarrantRefusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a worker demands of the warrant of a profile's making before it takes a role. */
class ProfileWarrantTest {

  private static final ProfilePlan PLAN = ProfileWorlds.plan();

  /** A fault that each check finds, in the order of the checks. */
  private static final List<Fault> IN_ORDER =
      List.of(
          fault(WarrantRefusal.OTHER_RUN, it -> it.inExecution("after-a-reset")),
          fault(WarrantRefusal.OTHER_REQUEST, WarrantCase::withMoreTime),
          fault(WarrantRefusal.OTHER_ACCOUNT, it -> it.planned("/region", "eu-west-1")),
          fault(
              WarrantRefusal.NOT_IN_PLAN,
              it -> it.doing(new PlannedAction(Operation.CREATE_ROLE, "another"))),
          fault(WarrantRefusal.OTHER_RULEBOOK, it -> it.pinnedTo("another rulebook")),
          fault(WarrantRefusal.OTHER_QUORUM, it -> it.planned("/slots", List.of())),
          fault(
              WarrantRefusal.OTHER_DRAFT,
              it -> it.planned("/canary", "kedgeline-canary-sec-ir-triage")),
          fault(WarrantRefusal.TRUST_POLICY, WarrantCase::judgedFaulty),
          fault(WarrantRefusal.DENIED, it -> it.objection(Objection.Kind.CLOSE, MAYA)),
          fault(WarrantRefusal.TOO_LATE, it -> it.at(PLAN.executeBefore().plusSeconds(1))),
          fault(
              WarrantRefusal.VALID_TOO_LONG,
              it -> it.planned("/executeBefore", PLAN.executeBefore().plusSeconds(1))),
          fault(WarrantRefusal.BLACKOUT, it -> it.frozenUntil(NOW.plus(Duration.ofDays(9)))));

  /** Another fault for whoever has people at hand, in the order of the checks. */
  private static final List<Fault> OF_PEOPLE =
      List.of(
          fault(WarrantRefusal.REQUESTER_NOT_ALLOWED, it -> it.where(MAYA)),
          fault(
              WarrantRefusal.DUTIES_NOT_SEPARATE,
              it -> it.where(MAYA, "profile-owners", "pki-admins")),
          fault(WarrantRefusal.QUORUM_NOT_MET, it -> it.votes()));

  private record Fault(WarrantRefusal refusal, UnaryOperator<WarrantCase> put) {}

  private static Fault fault(WarrantRefusal refusal, UnaryOperator<WarrantCase> put) {
    return new Fault(refusal, put);
  }

  @ParameterizedTest
  @EnumSource(
      value = Operation.class,
      names = {
        "CREATE_ROLE",
        "CREATE_PROFILE",
        "ENABLE_PROFILE",
        "PROVE_ADMISSION",
        "REGISTER_PROFILE"
      })
  void aWarrantThatIsAsItMustBeAuthorisesEachStep(Operation step) {
    assertEquals(Optional.empty(), new WarrantCase().doing(step).refusal());
    assertEquals(Optional.empty(), new WarrantCase().doing(step).onPaper());
  }

  @Test
  void eachFaultInThePapersIsFoundAloneWithPeopleAndWithout() {
    for (Fault fault : IN_ORDER) {
      assertEquals(Optional.of(fault.refusal()), fault.put().apply(new WarrantCase()).refusal());
      assertEquals(Optional.of(fault.refusal()), fault.put().apply(new WarrantCase()).onPaper());
    }
  }

  @Test
  void ofAllFaultsTheFirstIsTold() {
    List<Fault> all = new ArrayList<>(IN_ORDER);
    all.addAll(OF_PEOPLE);
    WarrantCase guilty = new WarrantCase();
    for (Fault fault : all.reversed()) {
      assertEquals(Optional.of(fault.refusal()), fault.put().apply(guilty).refusal());
    }
  }

  @Test
  void whoAsksIsNotAskedOfOldPapersAndTheVotesAre() {
    assertEquals(Optional.empty(), new WarrantCase().where(MAYA).onPaper());
    assertEquals(
        Optional.empty(), new WarrantCase().where(MAYA, "profile-owners", "pki-admins").onPaper());
    assertEquals(Optional.of(WarrantRefusal.QUORUM_NOT_MET), new WarrantCase().votes().onPaper());
    assertEquals(
        Optional.of(WarrantRefusal.QUORUM_NOT_MET),
        new WarrantCase().votes(yes(OLGA, "profile-admin"), yes(GRACE, "security-lead")).onPaper());
  }

  @Test
  @DisplayName("AC-11 a warrant of another run authorises nothing")
  void aWarrantOfAnotherRunAuthorisesNothing() {
    assertRefused(WarrantRefusal.OTHER_RUN, new WarrantCase().planned("/run", "RB-02/CHG-2"));
    assertRefused(WarrantRefusal.OTHER_RUN, new WarrantCase().votesOfExecution("earlier"));
  }

  @Test
  void aRunOfAnotherChangeOrRunbookDoesNotCarryOutTheRequest() {
    assertRefused(WarrantRefusal.OTHER_REQUEST, new WarrantCase().ofRun("RB-02/CHG-2"));
    assertRefused(WarrantRefusal.OTHER_REQUEST, new WarrantCase().ofRun("RB-06/CHG-1"));
  }

  @Test
  void nothingIsMadeThatWasNotSignedSo() {
    for (WarrantCase other :
        List.of(
            new WarrantCase().requestedBy(OLGA),
            new WarrantCase().planned("/requester", "olga"),
            new WarrantCase().planned("/request/certificate/x509Subject~1OU", "dev"),
            new WarrantCase()
                .planned("/request/anchor", PLAN.request().anchor().value().replace("0a", "0b")),
            new WarrantCase().planned("/request/environment", "staging"),
            new WarrantCase().planned("/request/profile", "sec-ir-triage"),
            new WarrantCase().planned("/request/parameters/BUCKET", "anything"),
            new WarrantCase().planned("/request/reason", "another reason altogether"),
            new WarrantCase().planned("/request/registration/owner", "curt"),
            new WarrantCase().planned("/request/registration/custodian", "olga"),
            new WarrantCase().planned("/request/registration/domains", List.of("payroll")),
            new WarrantCase().planned("/request/registration/tags/Team", "another"))) {
      assertRefused(WarrantRefusal.OTHER_REQUEST, other);
    }
  }

  @Test
  void thePlanIsCarriedOutBeforeItsTimeAndNotFromThenOn() {
    Instant end = PLAN.executeBefore();
    assertEquals(Optional.empty(), new WarrantCase().inTimeAt(end.minusSeconds(1)).refusal());
    assertRefused(WarrantRefusal.TOO_LATE, new WarrantCase().inTimeAt(end));
  }

  @Test
  void theLedgersWordAgainstTheRunStopsEachStep() {
    for (Objection.Kind kind : List.of(Objection.Kind.DENIAL, Objection.Kind.CLOSE)) {
      assertRefused(WarrantRefusal.DENIED, new WarrantCase().objection(kind, GRACE));
    }
  }

  @Test
  @DisplayName("AC-17 a vote that its person took back counts no more, whatever the workflow says")
  void aVoteThatItsPersonTookBackCountsNoMore() {
    assertRefused(
        WarrantRefusal.QUORUM_NOT_MET, new WarrantCase().objection(Objection.Kind.WITHDRAWAL, ADA));
    assertEquals(
        Optional.empty(), new WarrantCase().objection(Objection.Kind.WITHDRAWAL, MAYA).refusal());
  }

  @ParameterizedTest
  @ValueSource(strings = {"pki-admins", "consumers"})
  void nobodyConcernedHasADutyThatIsKeptApart(String group) {
    assertRefused(
        WarrantRefusal.DUTIES_NOT_SEPARATE, new WarrantCase().where(MAYA, "profile-owners", group));
    assertRefused(WarrantRefusal.DUTIES_NOT_SEPARATE, new WarrantCase().where(OLGA, group));
    assertRefused(WarrantRefusal.DUTIES_NOT_SEPARATE, new WarrantCase().where(CURT, group));
  }

  @ParameterizedTest
  @ValueSource(strings = {"pki-admins", "consumers"})
  void aVoterWhoWasMovedIntoADutyKeptApartFillsNoSlot(String group) {
    assertRefused(
        WarrantRefusal.QUORUM_NOT_MET, new WarrantCase().where(ADA, "profile-admins", group));
    assertEquals(
        Optional.empty(), new WarrantCase().where(ADA, "profile-admins", "ir-leads").refusal());
  }

  @Test
  void noOtherVotesAreAQuorum() {
    for (WarrantCase votes :
        List.of(
            new WarrantCase().votes(yes(ADA, "profile-admin")),
            new WarrantCase().votes(yes(ADA, "profile-admin"), yes(ADA, "security-lead")),
            new WarrantCase().votes(yes(MAYA, "profile-admin"), yes(GRACE, "security-lead")),
            new WarrantCase().votes(yes(GRACE, "profile-admin"), yes(ADA, "security-lead")),
            new WarrantCase()
                .votes(
                    yes(ADA, "profile-admin"),
                    yes(GRACE, "security-lead"),
                    new WarrantCase.Said(MAYA, "", Decision.DENY)))) {
      assertRefused(WarrantRefusal.QUORUM_NOT_MET, votes);
    }
  }

  @Test
  void aPlanIsGoodForNoLongerThanTheRulebookAllows() {
    Duration year = Duration.ofDays(365);
    assertRefused(
        WarrantRefusal.VALID_TOO_LONG,
        new WarrantCase()
            .planned("/approvalExpires", PLAN.approvalExpires().plus(year))
            .planned("/executeBefore", PLAN.executeBefore().plus(year)));
  }

  @Test
  void aBlackoutThatIsOverForbidsNothing() {
    assertRefused(WarrantRefusal.BLACKOUT, new WarrantCase().frozenUntil(NOW.plusSeconds(1)));
    assertEquals(Optional.empty(), new WarrantCase().frozenUntil(NOW).refusal());
  }

  private static WarrantCase.Said yes(PersonId person, String slot) {
    return new WarrantCase.Said(person, slot, Decision.APPROVE);
  }

  private static void assertRefused(WarrantRefusal expected, WarrantCase guilty) {
    assertEquals(Optional.of(expected), guilty.refusal());
  }
}
