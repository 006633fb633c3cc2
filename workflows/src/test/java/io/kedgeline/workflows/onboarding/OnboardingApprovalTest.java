package io.kedgeline.workflows.onboarding;

import static io.kedgeline.workflows.onboarding.ProfileWorlds.ADA;
import static io.kedgeline.workflows.onboarding.ProfileWorlds.GRACE;
import static io.kedgeline.workflows.onboarding.ProfileWorlds.MAYA;
import static io.kedgeline.workflows.onboarding.ProfileWorlds.OLGA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.approval.Refusal;
import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.change.ChangeState;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.onboarding.OnboardingState;
import io.kedgeline.workflows.governed.ActAnswer;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every way in which an onboarding ends, or is planned anew, before anything is made. */
@Timeout(60)
class OnboardingApprovalTest {

  private final OnboardingBench bench = new OnboardingBench();

  @AfterEach
  void stop() {
    bench.close();
  }

  @Test
  void whatNobodyApprovesExpires() {
    bench.startVoting();
    bench.approve(ADA, "profile-admin");
    OnboardingOutcome outcome = bench.outcome();
    assertEquals(OnboardingState.EXPIRED, outcome.state());
    assertTrue(outcome.reason().startsWith("nobody filled"), outcome.reason());
    assertNothingWasMade();
  }

  @Test
  void oneDenialEndsIt() {
    bench.startVoting();
    bench.deny(GRACE);
    OnboardingOutcome outcome = bench.outcome();
    assertEquals(OnboardingState.DENIED, outcome.state());
    assertEquals("denied by grace", outcome.reason());
    assertNothingWasMade();
  }

  @Test
  void theRequesterWithdrawsIt() {
    bench.startVoting();
    bench.close(MAYA);
    assertEquals(OnboardingState.WITHDRAWN, bench.outcome().state());
    assertNothingWasMade();
  }

  @Test
  void whoIsCancelledBeforeTheVoteIsWithdrawn() {
    bench.startVoting();
    bench.cancel();
    assertEquals(OnboardingState.WITHDRAWN, bench.cancelled().state());
    assertNothingWasMade();
    assertEquals("seal", bench.activities().calls().getLast());
  }

  @Test
  void requesterAndOwnerFillNoSlot() {
    bench.startVoting();
    for (ActAnswer answer :
        List.of(bench.approve(MAYA, "profile-admin"), bench.approve(OLGA, "security-lead"))) {
      assertEquals(
          Refusal.SELF_APPROVAL.name(), assertInstanceOf(ActAnswer.Refused.class, answer).code());
    }
  }

  @Test
  void whoHasADutyKeptApartFillsNoSlot() {
    PersonId petra = new PersonId("petra");
    bench
        .activities()
        .first(now -> ProfileWorlds.where(petra, now, "profile-admins", "pki-admins"));
    bench.startVoting();
    assertEquals(
        Refusal.DUTIES_NOT_SEPARATE.name(),
        assertInstanceOf(ActAnswer.Refused.class, bench.approve(petra, "profile-admin")).code());
  }

  @Test
  void whoWasGivenADutyKeptApartSinceVotingFillsNoSlot() {
    bench.activities().later(now -> ProfileWorlds.where(GRACE, now, "security-leads", "consumers"));
    bench.startAndApprove();
    OnboardingOutcome outcome = bench.outcome();
    assertEquals(OnboardingState.REJECTED, outcome.state());
    assertTrue(outcome.reason().contains("QUORUM_UNSOLVABLE"), outcome.reason());
    assertTrue(bench.journal().contains(FactKind.DISMISSED));
    assertNothingWasMade();
  }

  @Test
  void whoHasADutyKeptApartMakesTheQuorumUnsolvable() {
    bench.activities().first(now -> ProfileWorlds.where(ADA, now, "profile-admins", "pki-admins"));
    bench.start();
    OnboardingOutcome outcome = bench.outcome();
    assertEquals(OnboardingState.REJECTED, outcome.state());
    assertTrue(outcome.reason().contains("QUORUM_UNSOLVABLE"), outcome.reason());
  }

  @Test
  @DisplayName("AC-17 a denial that only the ledger has heard ends it")
  void aDenialThatOnlyTheLedgerHasHeardEndsIt() {
    bench.activities().later(ProfileWorlds::denied);
    bench.startAndApprove();
    assertEquals(OnboardingState.DENIED, bench.outcome().state());
    assertNothingWasMade();
  }

  @Test
  @DisplayName("AC-14 what moved after the votes dismisses them")
  void whatMovedAfterTheVotesDismissesThem() {
    bench.activities().later(ProfileWorlds::moved);
    bench.startAndApprove();
    bench.awaitRound(2);
    assertEquals(List.of("profile-admin", "security-lead"), bench.status().emptySlots());
    assertNothingWasMade();
    bench.approveBoth();
    assertEquals(OnboardingState.REGISTERED, bench.outcome().state());
  }

  @Test
  void aRecordThatIsTakenBackWhileVotesAreAwaitedEndsIt() {
    bench.startVoting();
    bench.activities().changeNow(ChangeState.CANCELLED);
    bench.recheck();
    OnboardingOutcome outcome = bench.outcome();
    assertEquals(OnboardingState.DENIED, outcome.state());
    assertTrue(outcome.reason().contains("CHANGE_STATE"), outcome.reason());
    assertNothingWasMade();
  }

  @Test
  void aRequestThatNobodySignedIsPlannedByNobody() {
    bench.startForged();
    OnboardingOutcome outcome = bench.outcome();
    assertEquals(OnboardingState.REJECTED, outcome.state());
    assertEquals(Refusal.NOT_AUTHENTIC.sentence(), outcome.reason());
  }

  private void assertNothingWasMade() {
    Set<String> made = new TreeSet<>(bench.activities().calls());
    made.retainAll(
        Set.of(
            "createRole",
            "createProfile",
            "enableProfile",
            "proveAdmission",
            "registerProfile",
            "undoProfile"));
    assertEquals(Set.of(), made);
  }
}
