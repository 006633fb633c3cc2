package io.kedgeline.workflows.authority;

import static io.kedgeline.workflows.authority.AuthorityWorlds.ADA;
import static io.kedgeline.workflows.authority.AuthorityWorlds.CURT;
import static io.kedgeline.workflows.authority.AuthorityWorlds.GRACE;
import static io.kedgeline.workflows.authority.AuthorityWorlds.MAYA;
import static io.kedgeline.workflows.authority.AuthorityWorlds.NOW;
import static io.kedgeline.workflows.authority.AuthorityWorlds.OLGA;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kedgeline.domain.authority.AuthorityPlan;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.Operation;
import io.kedgeline.domain.plan.PlannedAction;
import io.kedgeline.domain.trustpolicy.Judgement;
import io.kedgeline.domain.trustpolicy.Verdict;
import io.kedgeline.domain.warrant.Deed;
import io.kedgeline.domain.warrant.Objection;
import io.kedgeline.domain.warrant.WarrantRefusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a worker demands of the warrant of an authority's making before it takes a role. */
class AuthorityWarrantTest {

  private static final AuthorityPlan PLAN = AuthorityWorlds.plan();
  private static final AuthorityPlan RESTING =
      AuthorityWorlds.plan(
          AuthorityWorlds.request(AuthorityWorlds.RESTING), AuthorityWorlds.resting(NOW));
  private static final String ROOT = PLAN.draft().root().value();

  /** A fault that each check of the papers finds, in the order of the checks. */
  private static final List<Fault> IN_ORDER =
      List.of(
          fault(WarrantRefusal.OTHER_RUN, it -> it.inExecution("after-a-reset")),
          fault(WarrantRefusal.OTHER_REQUEST, it -> it.requestedBy(OLGA)),
          fault(
              WarrantRefusal.OTHER_ACCOUNT,
              it -> it.planned("/draft/root", ROOT.replace("eu-central-1", "eu-west-1"))),
          fault(
              WarrantRefusal.NOT_IN_PLAN,
              it ->
                  it.doing(
                      new Deed.OfAuthority(
                          new PlannedAction(Operation.CREATE_BUCKET, "arn:aws:s3:::another")))),
          fault(WarrantRefusal.OTHER_RULEBOOK, it -> it.pinnedTo("another rulebook")),
          fault(WarrantRefusal.OTHER_QUORUM, it -> it.planned("/slots", List.of())),
          fault(WarrantRefusal.OTHER_DRAFT, it -> it.planned("/draft/anchor", "ExactTR-Elsewhere")),
          fault(WarrantRefusal.DENIED, it -> it.objection(Objection.Kind.CLOSE, GRACE)),
          fault(WarrantRefusal.TOO_LATE, it -> it.at(PLAN.executeBefore().plusSeconds(1))),
          fault(
              WarrantRefusal.VALID_TOO_LONG,
              it -> it.planned("/executeBefore", PLAN.executeBefore().plusSeconds(1))),
          fault(WarrantRefusal.BLACKOUT, it -> it.frozenUntil(NOW.plus(Duration.ofDays(9)))));

  private static final List<Fault> OF_PEOPLE =
      List.of(
          fault(WarrantRefusal.REQUESTER_NOT_ALLOWED, it -> it.where(MAYA)),
          fault(
              WarrantRefusal.DUTIES_NOT_SEPARATE,
              it -> it.where(MAYA, "pki-owners", "profile-admins")),
          fault(WarrantRefusal.QUORUM_NOT_MET, it -> it.votes(Map.of())));

  private record Fault(WarrantRefusal refusal, UnaryOperator<AuthorityCase> put) {}

  private static Fault fault(WarrantRefusal refusal, UnaryOperator<AuthorityCase> put) {
    return new Fault(refusal, put);
  }

  @ParameterizedTest
  @EnumSource(
      value = Operation.class,
      names = {
        "CREATE_BUCKET",
        "CREATE_AUTHORITY",
        "PUBLISH_REVOCATION_LIST",
        "PREPARE_ANCHOR",
        "CREATE_CANARY",
        "ENABLE_ANCHOR",
        "PROVE_AUTHORITY",
        "REGISTER_AUTHORITY"
      })
  void aWarrantThatIsAsItMustBeAuthorisesEachStep(Operation step) {
    assertEquals(Optional.empty(), new AuthorityCase().doing(step).refusal());
    assertEquals(Optional.empty(), new AuthorityCase().doing(step).onPaper());
  }

  @ParameterizedTest
  @EnumSource(
      value = Operation.class,
      names = {"ENABLE_ANCHOR", "PROVE_AUTHORITY", "REST_ANCHOR", "PROVE_REST"})
  void aWarrantOfAnAnchorThatRestsAuthorisesItsStepsToo(Operation step) {
    AuthorityCase resting = AuthorityCase.of(RESTING).doing(step);
    assertEquals(Optional.empty(), resting.refusal());
    assertEquals(Optional.empty(), resting.onPaper());
  }

  @Test
  void anAnchorRestsAsTheRulebookSays() {
    assertRefused(
        WarrantRefusal.OTHER_DRAFT, new AuthorityCase().planned("/draft/atRest", "DISABLED"));
    assertRefused(
        WarrantRefusal.OTHER_DRAFT, AuthorityCase.of(RESTING).planned("/draft/atRest", "ENABLED"));
    assertRefused(
        WarrantRefusal.OTHER_DRAFT,
        AuthorityCase.of(RESTING).planned("/actions", actionsWithoutRest()));
    assertRefused(
        WarrantRefusal.NOT_IN_PLAN,
        new AuthorityCase()
            .doing(new Deed.OfAuthority(RESTING.action(Operation.REST_ANCHOR).orElseThrow())));
  }

  private static List<Map<String, String>> actionsWithoutRest() {
    return RESTING.actions().stream()
        .filter(action ->
            action.operation() != Operation.REST_ANCHOR
                && action.operation() != Operation.PROVE_REST)
        .map(action -> Map.of("operation", action.operation().name(), "object", action.object()))
        .toList();
  }

  @Test
  void eachFaultInThePapersIsFoundAloneWithPeopleAndWithout() {
    for (Fault fault : IN_ORDER) {
      assertEquals(Optional.of(fault.refusal()), fault.put().apply(new AuthorityCase()).refusal());
      assertEquals(Optional.of(fault.refusal()), fault.put().apply(new AuthorityCase()).onPaper());
    }
  }

  @Test
  void eachFaultInThePeopleIsFoundAlone() {
    for (Fault fault : OF_PEOPLE) {
      assertEquals(Optional.of(fault.refusal()), fault.put().apply(new AuthorityCase()).refusal());
    }
  }

  @Test
  void ofAllFaultsInThePapersTheFirstIsTold() {
    List<Fault> all = new ArrayList<>(IN_ORDER);
    AuthorityCase guilty = new AuthorityCase();
    for (Fault fault : all.reversed()) {
      assertEquals(Optional.of(fault.refusal()), fault.put().apply(guilty).refusal());
    }
  }

  @Test
  @DisplayName("AC-11 a warrant of another change makes no authority")
  void aRunOfAnotherChangeOrRunbookDoesNotCarryOutTheRequest() {
    assertRefused(WarrantRefusal.OTHER_RUN, new AuthorityCase().planned("/run", "RB-01/CHG-2"));
    assertRefused(WarrantRefusal.OTHER_REQUEST, new AuthorityCase().ofRun("RB-01/CHG-2"));
    assertRefused(WarrantRefusal.OTHER_REQUEST, new AuthorityCase().ofRun("RB-02/CHG-1"));
  }

  @Test
  void nothingIsMadeThatWasNotSignedSo() {
    for (AuthorityCase other :
        List.of(
            new AuthorityCase().planned("/requester", "olga"),
            new AuthorityCase().planned("/request/environment", "staging"),
            new AuthorityCase().planned("/request/reason", "another reason altogether"),
            new AuthorityCase().planned("/request/registration/owner", "curt"),
            new AuthorityCase().planned("/request/registration/domains", List.of("payroll")))) {
      assertRefused(WarrantRefusal.OTHER_REQUEST, other);
    }
  }

  @Test
  void everythingThatIsMadeIsTheRulebooks() {
    for (AuthorityCase forged :
        List.of(
            new AuthorityCase().planned("/draft/terms/commonName", "ExactTR Prod Sub CA G9"),
            new AuthorityCase().planned("/draft/terms/validity", "PT48H"),
            new AuthorityCase().planned("/draft/revocation/bucket", "somebody-crl-elsewhere"),
            new AuthorityCase().planned("/draft/notices/authority", "PT24H"),
            new AuthorityCase().planned("/draft/root", ROOT.replace("4f506172", "4f506173")),
            new AuthorityCase().planned("/draft/region", "eu-central-2"),
            new AuthorityCase().planned("/draft/canary/profile", "sec-ir-playbook"),
            new AuthorityCase()
                .planned("/draft/canary/role", "arn:aws:iam::111122223333:role/exacttr/Other"),
            new AuthorityCase()
                .planned("/draft/canary/boundary", "arn:aws:iam::111122223333:policy/Wider"),
            new AuthorityCase().planned("/draft/canary/policy", "{\"Statement\":[]}"),
            new AuthorityCase().planned("/draft/canary/attributes/x509Subject~1OU", "dev"),
            new AuthorityCase().asked("/environment", "staging"))) {
      Optional<WarrantRefusal> refusal = forged.refusal();
      assertEquals(
          true,
          refusal.equals(Optional.of(WarrantRefusal.OTHER_DRAFT))
              || refusal.equals(Optional.of(WarrantRefusal.OTHER_ACCOUNT)),
          () -> "refused with " + refusal);
    }
  }

  @Test
  void stepsAndObjectsAreThePlansOwnAndNoneIsLeftOut() {
    assertRefused(WarrantRefusal.NOT_IN_PLAN, new AuthorityCase().planned("/actions", List.of()));
    assertRefused(
        WarrantRefusal.OTHER_DRAFT,
        new AuthorityCase()
            .planned(
                "/actions",
                List.of(Map.of("operation", "CREATE_BUCKET", "object", PLAN.draft().bucketArn()))));
  }

  @Test
  void theOtherAuthorityIsOfTheSameAccountAndRegion() {
    String anchor =
        "arn:aws:rolesanywhere:eu-central-1:111122223333:trust-anchor/1c2d3e4f-5061-4728-93a4-b5c6d7e8f90a";
    assertEquals(Optional.empty(), withOther(ROOT, anchor));
    for (Optional<WarrantRefusal> refused :
        List.of(
            withOther(ROOT.replace("eu-central-1", "eu-west-1"), anchor),
            withOther(ROOT.replace("111122223333", "444455556666"), anchor),
            withOther(ROOT, anchor.replace("eu-central-1", "eu-west-1")),
            withOther(ROOT, anchor.replace("111122223333", "444455556666")))) {
      assertEquals(Optional.of(WarrantRefusal.OTHER_ACCOUNT), refused);
    }
  }

  @Test
  void whatWasBegunInTimeMayTakeAsLongAsAListMay() {
    Instant begun = PLAN.executeBefore();
    Instant end = begun.plus(AuthorityPlan.MAKING);
    assertEquals(Optional.empty(), new AuthorityCase().at(begun.minusSeconds(1)).refusal());
    assertEquals(
        Optional.empty(),
        new AuthorityCase().doing(Operation.PREPARE_ANCHOR).at(end.minusSeconds(1)).refusal());
    assertRefused(
        WarrantRefusal.TOO_LATE, new AuthorityCase().doing(Operation.PREPARE_ANCHOR).at(end));
  }

  @ParameterizedTest
  @ValueSource(strings = {"profile-admins", "profile-owners", "consumers"})
  void nobodyConcernedHasADutyThatIsKeptApart(String group) {
    assertRefused(
        WarrantRefusal.DUTIES_NOT_SEPARATE, new AuthorityCase().where(MAYA, "pki-owners", group));
    assertRefused(WarrantRefusal.DUTIES_NOT_SEPARATE, new AuthorityCase().where(OLGA, group));
    assertRefused(WarrantRefusal.DUTIES_NOT_SEPARATE, new AuthorityCase().where(CURT, group));
    assertRefused(
        WarrantRefusal.QUORUM_NOT_MET, new AuthorityCase().where(ADA, "pki-admins", group));
  }

  @Test
  void noOtherVotesAreAQuorum() {
    for (Map<String, PersonId> slots :
        List.of(
            Map.of("pki-admin", ADA),
            Map.of("pki-admin", ADA, "security-lead", ADA),
            Map.of("pki-admin", MAYA, "security-lead", GRACE),
            Map.of("pki-admin", GRACE, "security-lead", ADA))) {
      assertRefused(WarrantRefusal.QUORUM_NOT_MET, new AuthorityCase().votes(slots));
    }
  }

  @Test
  void aPlanOfOneKindAuthorisesNothingOfAnother() {
    assertRefused(
        WarrantRefusal.OTHER_DEED,
        new AuthorityCase()
            .doing(
                new Deed.OfProfile(
                    PLAN.actions().getFirst(),
                    new Judgement(Verdict.CLOSED, List.of(), List.of()))));
  }

  private static Optional<WarrantRefusal> withOther(String authority, String anchor) {
    return new AuthorityCase()
        .planned("/other", Map.of("authority", authority, "anchor", anchor))
        .refusal();
  }

  private static void assertRefused(WarrantRefusal expected, AuthorityCase guilty) {
    assertEquals(Optional.of(expected), guilty.refusal());
  }
}
