package io.kedgeline.domain.enrollment;

import static io.kedgeline.domain.enrollment.WorldOfDevices.NOW;
import static io.kedgeline.domain.enrollment.WorldOfDevices.good;
import static io.kedgeline.domain.enrollment.WorldOfDevices.person;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.kedgeline.domain.approval.Ballot;
import io.kedgeline.domain.approval.CastResult;
import io.kedgeline.domain.approval.Decision;
import io.kedgeline.domain.approval.Vote;
import io.kedgeline.domain.governed.PlanBallot;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.identity.PersonStatus;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.rulebook.SampleRulebook;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What makes an approved enrollment stale, and what does not. */
class EnrollmentStalenessTest {

  private static final String VOTES =
      "the votes no longer fill every slot with people in good standing";
  private static final EnrollmentPlan PLAN = WorldOfDevices.plan();
  private static final Digest DIGEST = Digest.ofText("the plan");
  private static final Ballot MET = met();

  static Stream<Arguments> moved() {
    return Stream.of(
        Arguments.of(
            "the rulebook is not the one that the plan was made under",
            good().digest(Digest.ofText("another rulebook"))),
        Arguments.of(
            "the change record does not allow it any more", good().change(Optional.empty())),
        Arguments.of(
            "a blackout of the rulebook forbids it",
            good()
                .under(
                    new SampleRulebook()
                        .withBlackout("2026-11-01T12:29:59Z", "2026-11-02T00:00:00Z")
                        .read())),
        Arguments.of(
            "profile, role, trust anchor or authority are not as they were when the plan was made",
            good().state("changed by hand")),
        Arguments.of(
            "the consumer may not have such a device any more", good().instead(person("olga"))),
        Arguments.of(
            "the consumer may not have such a device any more",
            good().instead(person("olga", PersonStatus.SUSPENDED, "analysts"))),
        Arguments.of(
            "the device has got another certificate meanwhile",
            good().enrolledBy(new RunId("RB-03/CHG-8"))),
        Arguments.of("the name has become a break-glass holder's meanwhile", good().reservedName()),
        Arguments.of(
            "somebody concerned has a duty now that is kept apart from this",
            good().instead(person("maya", "consumer-managers", "pki-admins"))),
        Arguments.of(VOTES, good().instead(person("ada"))),
        Arguments.of(VOTES, good().instead(person("ada", "profile-admins", "pki-admins"))),
        Arguments.of(VOTES, good().at(NOW.plus(Duration.ofHours(25)))));
  }

  @ParameterizedTest
  @MethodSource("moved")
  @DisplayName("AC-03 what moved between the vote and the certificate dismisses the vote")
  void eachThingThatMovedMakesItStale(String reason, WorldOfDevices world) {
    assertEquals(Optional.of(reason), EnrollmentStaleness.reason(PLAN, MET, world.world()));
  }

  @Test
  void nothingMovedIsNotStale() {
    assertEquals(Optional.empty(), EnrollmentStaleness.reason(PLAN, MET, good().world()));
  }

  @Test
  void votesThatDoNotFillTheSlotsAreStale() {
    assertEquals(
        Optional.of(VOTES),
        EnrollmentStaleness.reason(PLAN, Ballot.open(MET.paper()), good().world()));
  }

  private static Ballot met() {
    EnrollmentWorld world = good().world();
    Vote vote =
        new Vote(
            1,
            DIGEST,
            Optional.of("profile-admin"),
            new PersonId("ada"),
            Decision.APPROVE,
            NOW,
            Optional.empty());
    return assertInstanceOf(
            CastResult.Counted.class,
            Ballot.open(PlanBallot.paper(PLAN, DIGEST, world.rulebook()))
                .cast(vote, world.directory()))
        .ballot();
  }
}
