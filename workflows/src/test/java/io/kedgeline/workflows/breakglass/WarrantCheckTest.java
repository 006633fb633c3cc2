package io.kedgeline.workflows.breakglass;

import static io.kedgeline.workflows.breakglass.FakeWorld.GRACE;
import static io.kedgeline.workflows.breakglass.FakeWorld.MAYA;
import static io.kedgeline.workflows.breakglass.FakeWorld.OMAR;
import static io.kedgeline.workflows.breakglass.FakeWorld.RAVI;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kedgeline.domain.approval.Decision;
import io.kedgeline.domain.approval.SignIn;
import io.kedgeline.domain.breakglass.WindowPlan;
import io.kedgeline.domain.breakglass.WindowPlanner;
import io.kedgeline.domain.breakglass.WindowRequest;
import io.kedgeline.domain.breakglass.WindowWorld;
import io.kedgeline.domain.certificate.SourceIdentity;
import io.kedgeline.domain.claim.LeaseClaim;
import io.kedgeline.domain.claim.LeaseStage;
import io.kedgeline.domain.identity.Directory;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.Operation;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.plan.RunbookId;
import io.kedgeline.domain.warrant.Act;
import io.kedgeline.domain.warrant.ActHeader;
import io.kedgeline.domain.warrant.CountedVote;
import io.kedgeline.domain.warrant.Deed;
import io.kedgeline.domain.warrant.Objection;
import io.kedgeline.domain.warrant.Undertaking;
import io.kedgeline.domain.warrant.Warrant;
import io.kedgeline.domain.warrant.WarrantRefusal;
import io.kedgeline.domain.warrant.Warrants;
import io.kedgeline.workflows.wire.CanonicalJson;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a worker demands of a warrant before it takes a role. */
class WarrantCheckTest {

  private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
  private static final RunId RUN = RunId.of(RunbookId.BREAK_GLASS_WINDOW, new ChangeId("CHG-1"));
  private static final RunId OTHER = RunId.of(RunbookId.BREAK_GLASS_WINDOW, new ChangeId("CHG-2"));
  private static final WindowRequest REQUEST =
      new WindowRequest(
          new ChangeId("CHG-1"),
          FakeWorld.governed().profile(),
          OMAR,
          new SourceIdentity("CN=omar"),
          Duration.ofMinutes(30),
          "a test asks for a window");
  private static final List<Operation> OPENING =
      List.of(Operation.WRITE_LEASE, Operation.NOTARISE, Operation.ENABLE);
  private static final WindowWorld WORLD = FakeWorld.at(NOW);
  private static final WindowPlan PLAN = plan("first");
  private static final List<CountedVote> VOTES =
      List.of(ballot(GRACE, "security-lead", PLAN), ballot(RAVI, "ir-lead", PLAN));

  @Test
  void aWarrantThatIsAsItMustBeAuthorisesEachPlannedAct() {
    for (Operation operation : OPENING) {
      assertEquals(Optional.empty(), refusal(warrant(VOTES), asked(operation)));
    }
  }

  @Test
  @DisplayName("AC-11 a warrant of another run authorises nothing")
  void aWarrantOfAnotherRunAuthorisesNothing() {
    Undertaking elsewhere =
        new Undertaking(
            OTHER.value(),
            "first",
            new Deed.ToLease(Operation.ENABLE, lease(), Optional.empty()),
            WORLD.rulebook(),
            WORLD.rulebookDigest(),
            WORLD.directory(),
            List.of(),
            NOW);
    assertEquals(Optional.of(WarrantRefusal.OTHER_RUN), refusal(warrant(VOTES), elsewhere));
  }

  @Test
  @DisplayName("AC-11 after a reset nothing is opened")
  void afterAResetNothingIsOpened() {
    assertEquals(
        Optional.of(WarrantRefusal.OTHER_RUN),
        refusal(warrant(VOTES), askedBy("after-a-reset", Operation.ENABLE)));
  }

  @Test
  void votesOfAnotherExecutionDoNotCount() {
    WindowPlan earlier = plan("earlier");
    assertEquals(
        Optional.of(WarrantRefusal.OTHER_RUN),
        refusal(
            warrant(
                List.of(ballot(GRACE, "security-lead", earlier), ballot(RAVI, "ir-lead", earlier))),
            asked(Operation.ENABLE)));
  }

  @Test
  void oneVoteIsNoQuorum() {
    assertRefused(WarrantRefusal.QUORUM_NOT_MET, VOTES.subList(0, 1));
  }

  @Test
  void noVoteIsNoQuorum() {
    assertRefused(WarrantRefusal.QUORUM_NOT_MET, List.of());
  }

  @Test
  void onePersonInBothSlotsIsNoQuorum() {
    assertRefused(
        WarrantRefusal.QUORUM_NOT_MET,
        List.of(ballot(GRACE, "security-lead", PLAN), ballot(GRACE, "ir-lead", PLAN)));
  }

  @Test
  void theRequestersVoteIsNoQuorum() {
    assertRefused(
        WarrantRefusal.QUORUM_NOT_MET,
        List.of(ballot(MAYA, "security-lead", PLAN), ballot(RAVI, "ir-lead", PLAN)));
  }

  @Test
  void aVoteWithoutItsSignInIsNoQuorumWhateverTheServerSigned() {
    Digest digest = CanonicalJson.digest(PLAN);
    for (Optional<SignIn> signIn :
        List.of(
            Optional.<SignIn>empty(),
            Optional.of(TestIssuer.verified(RAVI, digest)),
            Optional.of(TestIssuer.verified(GRACE, Digest.ofText("another plan"))))) {
      assertRefused(
          WarrantRefusal.QUORUM_NOT_MET,
          List.of(ballot(GRACE, "security-lead", PLAN, signIn), ballot(RAVI, "ir-lead", PLAN)));
    }
  }

  @Test
  void aDenialAmongTheVotesIsNoQuorum() {
    CountedVote denial =
        new CountedVote(
            new Act.Ballot(
                header(GRACE),
                PLAN.execution(),
                PLAN.round(),
                CanonicalJson.digest(PLAN),
                Optional.empty(),
                Decision.DENY,
                "no",
                Optional.empty()),
            Optional.empty());
    assertRefused(WarrantRefusal.QUORUM_NOT_MET, List.of(denial, VOTES.getLast()));
  }

  @Test
  @DisplayName("AC-03 an approver whom the ledger no longer knows is no approver")
  void anApproverWhomTheLedgerNoLongerKnowsIsNone() {
    assertEquals(
        Optional.of(WarrantRefusal.QUORUM_NOT_MET),
        refusal(
            warrant(VOTES),
            knowing(
                FakeWorld.without(RAVI, NOW).directory(), List.of(), WORLD.rulebookDigest(), NOW)));
  }

  @Test
  @DisplayName("AC-05 an empty directory authorises nothing that opens")
  void anEmptyDirectoryAuthorisesNothing() {
    assertEquals(
        Optional.of(WarrantRefusal.REQUESTER_NOT_ALLOWED),
        refusal(
            warrant(VOTES), knowing(Directory.empty(NOW), List.of(), WORLD.rulebookDigest(), NOW)));
  }

  @Test
  @DisplayName("AC-05 people who were read too long ago authorise nothing that opens")
  void aStaleDirectoryAuthorisesNothing() {
    Directory stale =
        new Directory(
            NOW.minus(WORLD.rulebook().directory().maximumAge()).minusSeconds(1),
            WORLD.directory().people());
    assertEquals(
        Optional.of(WarrantRefusal.QUORUM_NOT_MET),
        refusal(warrant(VOTES), knowing(stale, List.of(), WORLD.rulebookDigest(), NOW)));
  }

  @ParameterizedTest
  @EnumSource(
      value = Objection.Kind.class,
      names = {"DENIAL", "CLOSE"})
  void whatTheLedgerHasHeardAgainstTheRunStopsWhatOpens(Objection.Kind kind) {
    assertEquals(
        Optional.of(WarrantRefusal.DENIED), refusedKnowing(new Objection(kind, MAYA, NOW)));
  }

  @Test
  @DisplayName("AC-17 a vote that its person took back counts no more, whatever the workflow says")
  void aVoteThatItsPersonTookBackCountsNoMore() {
    Objection later = new Objection(Objection.Kind.WITHDRAWAL, GRACE, NOW.plusSeconds(1));
    assertEquals(Optional.of(WarrantRefusal.QUORUM_NOT_MET), refusedKnowing(later));
    Objection earlier = new Objection(Objection.Kind.WITHDRAWAL, GRACE, NOW.minusSeconds(1));
    assertEquals(Optional.empty(), refusedKnowing(earlier), "a vote given since stands");
  }

  @Test
  @DisplayName("AC-03 a holder who left, or whose certificate it is not, gets nothing")
  void aHolderWhoLeftGetsNothing() {
    assertEquals(
        Optional.of(WarrantRefusal.HOLDER_NOT_ALLOWED),
        refusal(
            warrant(VOTES),
            knowing(
                FakeWorld.without(OMAR, NOW).directory(), List.of(), WORLD.rulebookDigest(), NOW)));
    assertEquals(
        Optional.of(WarrantRefusal.HOLDER_NOT_ALLOWED),
        refusal(
            warrant(VOTES),
            knowing(
                FakeWorld.withoutCertificates(NOW).directory(),
                List.of(),
                WORLD.rulebookDigest(),
                NOW)));
  }

  @Test
  void aPlanIsGoodForNoLongerThanTheRulebookAllows() {
    WindowPlan eternal = FakeWorld.goodFor(PLAN, Duration.ofDays(365));
    Warrant warrant =
        new Warrant(
            eternal,
            CanonicalJson.digest(eternal),
            new Act.Request(header(MAYA), REQUEST),
            Optional.empty(),
            List.of(ballot(GRACE, "security-lead", eternal), ballot(RAVI, "ir-lead", eternal)));
    assertEquals(
        Optional.of(WarrantRefusal.VALID_TOO_LONG), refusal(warrant, asked(Operation.ENABLE)));
  }

  private static Optional<WarrantRefusal> refusedKnowing(Objection objection) {
    return refusal(
        warrant(VOTES),
        knowing(WORLD.directory(), List.of(objection), WORLD.rulebookDigest(), NOW));
  }

  @Test
  @DisplayName("AC-10 a worker that is pinned to another rulebook opens nothing")
  void anotherRulebookStopsWhatOpens() {
    assertEquals(
        Optional.of(WarrantRefusal.OTHER_RULEBOOK),
        refusal(
            warrant(VOTES),
            knowing(WORLD.directory(), List.of(), Digest.ofText("another rulebook"), NOW)));
  }

  @Test
  void nothingIsOpenedAfterTheExecutionExpired() {
    assertEquals(
        Optional.of(WarrantRefusal.TOO_LATE),
        refusal(
            warrant(VOTES),
            knowing(WORLD.directory(), List.of(), WORLD.rulebookDigest(), PLAN.executeBefore())));
  }

  @Test
  void aLeaseIsNoLongerThanWasApproved() {
    assertEquals(
        Optional.of(WarrantRefusal.LEASE_TOO_LONG),
        refusal(warrant(VOTES), asking(lease(NOW, REQUEST.length().plusSeconds(1)))));
    assertEquals(
        Optional.of(WarrantRefusal.LEASE_TOO_LONG),
        refusal(warrant(VOTES), asking(lease(NOW.plus(Duration.ofHours(1)), REQUEST.length()))));
  }

  @Test
  void aLeaseBeginsNoLaterThanItIsWritten() {
    Duration skew = Duration.ofMinutes(1);
    Duration rest = REQUEST.length().minus(skew);
    assertEquals(Optional.empty(), refusal(warrant(VOTES), asking(lease(NOW.plus(skew), rest))));
    assertEquals(
        Optional.of(WarrantRefusal.LEASE_TOO_LONG),
        refusal(warrant(VOTES), asking(lease(NOW.plus(skew).plusSeconds(1), rest))));
  }

  @Test
  @DisplayName("AC-23 nothing opens whose lease was not written first")
  void nothingOpensWhoseLeaseWasNotWrittenFirst() {
    LeaseClaim longer = lease(NOW, REQUEST.length().plusSeconds(1));
    for (Operation operation : List.of(Operation.NOTARISE, Operation.ENABLE)) {
      for (Optional<LeaseClaim> there :
          List.of(
              Optional.<LeaseClaim>empty(),
              Optional.of(longer),
              Optional.of(lease().at(LeaseStage.CLOSED)))) {
        assertEquals(
            Optional.of(WarrantRefusal.OTHER_LEASE),
            refusal(warrant(VOTES), claimed(operation, there)));
      }
      assertEquals(
          Optional.empty(),
          refusal(warrant(VOTES), claimed(operation, Optional.of(lease().onceOpen()))));
    }
  }

  @Test
  @DisplayName("AC-23 nothing is enabled whose approval was not noted in the ledger")
  void nothingIsEnabledWhoseApprovalWasNotNotedInTheLedger() {
    assertEquals(
        Optional.of(WarrantRefusal.OTHER_LEASE),
        refusal(warrant(VOTES), claimed(Operation.ENABLE, Optional.of(lease()))));
    for (LeaseClaim there : List.of(lease().at(LeaseStage.NOTED), lease().onceOpen())) {
      assertEquals(
          Optional.empty(), refusal(warrant(VOTES), claimed(Operation.ENABLE, Optional.of(there))));
    }
    assertEquals(
        Optional.empty(),
        refusal(warrant(VOTES), claimed(Operation.NOTARISE, Optional.of(lease()))));
  }

  @Test
  void aLeaseIsWrittenAgainAsItWasAndNotOnceItHasClosed() {
    assertEquals(
        Optional.empty(),
        refusal(warrant(VOTES), claimed(Operation.WRITE_LEASE, Optional.of(lease()))));
    assertEquals(
        Optional.of(WarrantRefusal.OTHER_LEASE),
        refusal(
            warrant(VOTES),
            claimed(Operation.WRITE_LEASE, Optional.of(lease().at(LeaseStage.CLOSED)))));
  }

  @Test
  void aLeaseIsForTheHolderWhoWasApproved() {
    LeaseClaim other =
        new LeaseClaim(
            RUN,
            REQUEST.profile(),
            PLAN.role(),
            new SourceIdentity("CN=mallory"),
            NOW,
            NOW.plus(REQUEST.length()),
            LeaseStage.WRITTEN);
    assertEquals(Optional.of(WarrantRefusal.OTHER_HOLDER), refusal(warrant(VOTES), asking(other)));
  }

  @Test
  void aRequestByAnotherPersonIsAnotherRequest() {
    Warrant swapped =
        new Warrant(
            PLAN,
            CanonicalJson.digest(PLAN),
            new Act.Request(header(GRACE), REQUEST),
            Optional.empty(),
            VOTES);
    assertEquals(
        Optional.of(WarrantRefusal.OTHER_REQUEST), refusal(swapped, asked(Operation.ENABLE)));
  }

  private static void assertRefused(WarrantRefusal expected, List<CountedVote> votes) {
    assertEquals(Optional.of(expected), refusal(warrant(votes), asked(Operation.ENABLE)));
  }

  private static Optional<WarrantRefusal> refusal(Warrant warrant, Undertaking act) {
    return Warrants.firstFailure(warrant, act);
  }

  private static WindowPlan plan(String execution) {
    return WindowPlanner.plan(header(MAYA), REQUEST, execution, 1, WORLD).planned().orElseThrow();
  }

  private static Warrant warrant(List<CountedVote> votes) {
    return new Warrant(
        PLAN,
        CanonicalJson.digest(PLAN),
        new Act.Request(header(MAYA), REQUEST),
        Optional.empty(),
        votes);
  }

  private static CountedVote ballot(PersonId person, String slot, WindowPlan plan) {
    Digest digest = CanonicalJson.digest(plan);
    return ballot(person, slot, plan, Optional.of(TestIssuer.verified(person, digest)));
  }

  private static CountedVote ballot(
      PersonId person, String slot, WindowPlan plan, Optional<SignIn> signIn) {
    Act.Ballot act =
        new Act.Ballot(
            header(person),
            plan.execution(),
            plan.round(),
            CanonicalJson.digest(plan),
            Optional.of(slot),
            Decision.APPROVE,
            "",
            Optional.empty());
    return new CountedVote(act, signIn);
  }

  private static ActHeader header(PersonId person) {
    return new ActHeader(RUN, person, "test", "n-" + person, NOW, NOW.plusSeconds(300));
  }

  private static LeaseClaim lease() {
    return lease(NOW, REQUEST.length());
  }

  private static LeaseClaim lease(Instant from, Duration length) {
    return new LeaseClaim(
        RUN,
        REQUEST.profile(),
        PLAN.role(),
        REQUEST.certificate(),
        from,
        from.plus(length),
        LeaseStage.WRITTEN);
  }

  private static Undertaking asked(Operation operation) {
    return askedBy(PLAN.execution(), operation);
  }

  private static Undertaking askedBy(String execution, Operation operation) {
    return new Undertaking(
        RUN.value(),
        execution,
        new Deed.ToLease(
            operation,
            lease(),
            operation == Operation.WRITE_LEASE
                ? Optional.empty()
                : Optional.of(lease().at(LeaseStage.NOTED))),
        WORLD.rulebook(),
        WORLD.rulebookDigest(),
        WORLD.directory(),
        List.of(),
        NOW);
  }

  private static Undertaking claimed(Operation operation, Optional<LeaseClaim> claimed) {
    return new Undertaking(
        RUN.value(),
        PLAN.execution(),
        new Deed.ToLease(operation, lease(), claimed),
        WORLD.rulebook(),
        WORLD.rulebookDigest(),
        WORLD.directory(),
        List.of(),
        NOW);
  }

  private static Undertaking asking(LeaseClaim lease) {
    return new Undertaking(
        RUN.value(),
        PLAN.execution(),
        new Deed.ToLease(Operation.WRITE_LEASE, lease, Optional.empty()),
        WORLD.rulebook(),
        WORLD.rulebookDigest(),
        WORLD.directory(),
        List.of(),
        NOW);
  }

  private static Undertaking knowing(
      Directory directory, List<Objection> objections, Digest rulebook, Instant now) {
    return new Undertaking(
        RUN.value(),
        PLAN.execution(),
        new Deed.ToLease(Operation.ENABLE, lease(), Optional.of(lease().at(LeaseStage.NOTED))),
        WORLD.rulebook(),
        rulebook,
        directory,
        objections,
        now);
  }
}
