package io.kedgeline.workflows.breakglass;

import static io.kedgeline.workflows.breakglass.FakeWorld.GRACE;
import static io.kedgeline.workflows.breakglass.FakeWorld.MAYA;
import static io.kedgeline.workflows.breakglass.FakeWorld.OMAR;
import static io.kedgeline.workflows.breakglass.FakeWorld.RAVI;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.approval.Refusal;
import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.window.WindowState;
import io.kedgeline.workflows.governed.ActAnswer;
import io.kedgeline.workflows.governed.RunStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The review of a window that has closed. */
@Timeout(60)
class ReviewRunTest {

  private final WindowBench bench = new WindowBench();

  @AfterEach
  void stop() {
    bench.close();
  }

  @Test
  void theRunEndsWithItsReviewAndListsWhatWasChanged() {
    reviewable();
    assertEquals(
        List.of("CreateUser"),
        bench.toBeReviewed().changes().stream().map(event -> event.name()).toList());
    assertEquals("ACCEPTED", code(bench.review(GRACE)));
    WindowOutcome outcome = bench.unreviewedOutcome();
    assertEquals(WindowState.REVIEWED, outcome.state());
    assertEquals(1, bench.journalled(FactKind.REVIEWED, "grace"));
    List<FactKind> journal = bench.journal();
    assertTrue(journal.indexOf(FactKind.CHANGES_LISTED) < journal.indexOf(FactKind.REVIEWED));
  }

  @Test
  void aWindowThatWasMisusedRaisesAnAlarmAndEndsReviewed() {
    reviewable();
    bench.findMisuse(GRACE);
    assertEquals(WindowState.REVIEWED, bench.unreviewedOutcome().state());
    assertEquals(1, calls("alarm"));
  }

  @Test
  void neitherTheRequesterNorTheHolderReviewsTheirWindow() {
    reviewable();
    assertEquals("SELF_REVIEW", code(bench.review(MAYA)));
    assertEquals("SELF_REVIEW", code(bench.review(OMAR)));
    assertEquals(WindowState.CLOSED, bench.status().state());
  }

  @Test
  void whoeverAskedForMoreTimeDoesNotReviewIt() {
    bench.open();
    bench.extend(OMAR, Duration.ofMinutes(5));
    bench.await(status -> status.extension().orElse("").endsWith("awaiting approval"));
    bench.reviewable();
    assertEquals("SELF_REVIEW", code(bench.review(OMAR)));
  }

  @Test
  void aReviewNamesTheChangesThatItsAuthorSaw() {
    reviewable();
    assertEquals("OTHER_CHANGES", code(bench.review(GRACE, Digest.ofText("another list"))));
  }

  @Test
  void anOpenWindowIsNotReviewed() {
    bench.open();
    assertEquals("REVIEW_NOT_AWAITED", code(bench.review(GRACE)));
  }

  @Test
  void whomTheWorkerDoesNotTakeForAReviewerLeavesItOwed() {
    reviewable();
    bench.activities().refuseReviews(Optional.of(Refusal.MAY_NOT_REVIEW));
    bench.review(GRACE);
    bench.await(status -> bench.toBeReviewed().refused().isPresent());
    assertEquals(WindowState.CLOSED, bench.status().state());
    bench.activities().refuseReviews(Optional.empty());
    bench.review(RAVI);
    assertEquals(WindowState.REVIEWED, bench.unreviewedOutcome().state());
    assertTrue(bench.journal().contains(FactKind.REVIEW_REFUSED));
  }

  @Test
  void whatNobodyReviewsIsRemindedOfAndEscalatedAgainAndAgain() {
    reviewable();
    bench.pass(Duration.ofHours(25));
    RunStatus late = bench.await(status -> status.state() == WindowState.REVIEW_OVERDUE);
    assertEquals(WindowState.REVIEW_OVERDUE, late.state());
    bench.pass(Duration.ofHours(24));
    bench.await(status -> calls("alarm") == 2);
    assertEquals(2, calls("remind"));
    bench.review(GRACE);
    assertEquals(WindowState.REVIEWED, bench.unreviewedOutcome().state());
  }

  @Test
  void changesThatCannotBeListedAreSaidToBeMissing() {
    bench.activities().fail("changes", Integer.MAX_VALUE);
    bench.open();
    bench.closed();
    bench.pass(Duration.ofMinutes(25));
    bench.await(status -> bench.toBeReviewed().digest().isPresent());
    assertEquals(List.of(), bench.toBeReviewed().changes());
    assertEquals(false, bench.toBeReviewed().complete());
    bench.review(GRACE);
    bench.unreviewedOutcome();
    assertTrue(bench.journal().contains(FactKind.CHANGES_NOT_LISTED));
  }

  @Test
  void aWindowThatNobodyCouldGetIntoIsNotReviewed() {
    bench.activities().fail("notarise", Integer.MAX_VALUE);
    bench.startAndApprove();
    assertEquals(WindowState.NEVER_OPEN, bench.unreviewedOutcome().state());
  }

  @Test
  void aCancellationDoesNotExcuseFromTheReview() {
    reviewable();
    bench.cancel();
    bench.pass(Duration.ofMinutes(5));
    assertEquals(WindowState.CLOSED, bench.status().state());
    assertEquals(WindowState.REVIEWED, bench.cancelled().state());
  }

  @Test
  void whileAReviewIsOwedNobodyGetsAWindow() {
    bench.activities().first(FakeWorld::owing);
    bench.start();
    WindowOutcome outcome = bench.unreviewedOutcome();
    assertEquals(WindowState.REJECTED, outcome.state());
    assertTrue(outcome.reason().contains("REVIEW_OWED: [RB-06/CHG-9]"), outcome.reason());
  }

  @Test
  void aReviewThatComesToBeOwedAfterTheVotesDismissesThem() {
    bench.activities().later(FakeWorld::owing);
    bench.startAndApprove();
    assertEquals(WindowState.REJECTED, bench.unreviewedOutcome().state());
    assertTrue(bench.journal().contains(FactKind.DISMISSED));
  }

  private void reviewable() {
    bench.open();
    bench.reviewable();
  }

  private long calls(String activity) {
    return bench.activities().calls().stream().filter(activity::equals).count();
  }

  private static String code(ActAnswer answer) {
    return answer instanceof ActAnswer.Refused refused ? refused.code() : "ACCEPTED";
  }
}
