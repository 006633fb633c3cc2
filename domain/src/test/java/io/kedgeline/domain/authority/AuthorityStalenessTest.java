package io.kedgeline.domain.authority;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.kedgeline.domain.approval.Ballot;
import io.kedgeline.domain.approval.BallotPaper;
import io.kedgeline.domain.approval.CastResult;
import io.kedgeline.domain.approval.Decision;
import io.kedgeline.domain.approval.Vote;
import io.kedgeline.domain.change.ChangeState;
import io.kedgeline.domain.governed.PlanBallot;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.onboarding.MadeStage;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.rulebook.SampleRulebook;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What makes an approved plan of an authority stale, and what does not. */
class AuthorityStalenessTest {

  private static final AuthorityPlan PLAN = WorldOfAuthorities.plan();
  private static final Digest DIGEST = Digest.ofText("the plan");
  private static final Ballot MET =
      with(with(Ballot.open(paper()), "pki-admin", "ada"), "security-lead", "grace");

  static Stream<Arguments> moved() {
    return Stream.of(
        Arguments.of(
            "the rulebook is not the one that the plan was made under",
            good().digest("another rulebook")),
        Arguments.of(
            "the change record does not allow it any more",
            good().change(Optional.of(WorldOfAuthorities.change(ChangeState.CANCELLED)))),
        Arguments.of(
            "a blackout of the rulebook forbids it",
            good()
                .under(
                    new SampleRulebook()
                        .withBlackout("2026-11-01T14:59:59Z", "2026-11-02T00:00:00Z")
                        .read())),
        Arguments.of(
            "another run has made or makes the environment's authority",
            good().standing(MadeStage.REGISTERED)),
        Arguments.of(
            "another run has made or makes the environment's authority",
            good().standing(MadeStage.BEGUN)),
        Arguments.of(
            "what stands in AWS is not what it was when the plan was made",
            good().state("changed by hand")),
        Arguments.of(
            "somebody concerned has a duty now that is kept apart from this",
            good().instead(WorldOfAuthorities.person("olga", "profile-admins"))),
        Arguments.of(
            "the votes no longer fill every slot with people in good standing",
            good().instead(WorldOfAuthorities.person("ada"))),
        Arguments.of(
            "the votes no longer fill every slot with people in good standing",
            good().at(WorldOfAuthorities.NOW.plus(Duration.ofHours(25)))));
  }

  @ParameterizedTest
  @MethodSource("moved")
  void eachThingThatMovedMakesItStale(String reason, WorldOfAuthorities world) {
    assertEquals(Optional.of(reason), AuthorityStaleness.reason(PLAN, MET, world.world()));
  }

  @Test
  void timeThatPassedIsNotStale() {
    assertEquals(Optional.empty(), AuthorityStaleness.reason(PLAN, MET, good().world()));
    assertEquals(
        Optional.empty(),
        AuthorityStaleness.reason(
            PLAN, MET, good().at(WorldOfAuthorities.NOW.plus(Duration.ofHours(23))).world()));
  }

  @Test
  void votesThatDoNotFillTheSlotsAreStale() {
    assertEquals(
        Optional.of("the votes no longer fill every slot with people in good standing"),
        AuthorityStaleness.reason(
            PLAN, with(Ballot.open(paper()), "pki-admin", "ada"), good().world()));
  }

  private static WorldOfAuthorities good() {
    return WorldOfAuthorities.good();
  }

  private static BallotPaper paper() {
    return PlanBallot.paper(PLAN, DIGEST, good().world().rulebook());
  }

  private static Ballot with(Ballot ballot, String slot, String person) {
    Vote vote =
        new Vote(
            1,
            DIGEST,
            Optional.of(slot),
            new PersonId(person),
            Decision.APPROVE,
            WorldOfAuthorities.NOW,
            Optional.empty());
    return assertInstanceOf(CastResult.Counted.class, ballot.cast(vote, good().world().directory()))
        .ballot();
  }
}
