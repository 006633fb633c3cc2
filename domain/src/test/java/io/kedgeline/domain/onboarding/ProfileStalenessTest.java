package io.kedgeline.domain.onboarding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.kedgeline.domain.approval.Ballot;
import io.kedgeline.domain.approval.CastResult;
import io.kedgeline.domain.approval.Decision;
import io.kedgeline.domain.approval.Vote;
import io.kedgeline.domain.change.ChangeState;
import io.kedgeline.domain.governed.PlanBallot;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.resource.PolicyArn;
import io.kedgeline.domain.rulebook.SampleRulebook;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What makes an approved plan stale, and what does not. */
class ProfileStalenessTest {

  private static final ProfilePlan PLAN = WorldOfProfiles.plan();
  private static final Digest DIGEST = Digest.ofText("the plan");
  private static final Ballot MET = met();

  static Stream<Arguments> moved() {
    return Stream.of(
        Arguments.of(
            "the rulebook is not the one that the plan was made under",
            WorldOfProfiles.good().digest(Digest.ofText("another rulebook"))),
        Arguments.of(
            "the change record does not allow it any more",
            WorldOfProfiles.good()
                .change(Optional.of(WorldOfProfiles.change(ChangeState.CANCELLED)))),
        Arguments.of(
            "the change record does not allow it any more",
            WorldOfProfiles.good().change(Optional.empty())),
        Arguments.of(
            "a blackout of the rulebook forbids it",
            WorldOfProfiles.good()
                .under(
                    new SampleRulebook()
                        .withBlackout("2026-11-01T12:29:59Z", "2026-11-02T00:00:00Z")
                        .read())),
        Arguments.of(
            "role, profile or trust anchor are not as they were when the plan was made",
            WorldOfProfiles.good().state("changed by hand")),
        Arguments.of(
            "the shipped profile is not what it was when the plan was made",
            WorldOfProfiles.good().drafting(Optional.of(otherDraft()))),
        Arguments.of(
            "the shipped profile is not what it was when the plan was made",
            WorldOfProfiles.good().drafting(Optional.empty())),
        Arguments.of(
            "somebody concerned has a duty now that is kept apart from this",
            WorldOfProfiles.good()
                .instead(WorldOfProfiles.person("maya", "profile-owners", "pki-admins"))),
        Arguments.of(
            "somebody concerned has a duty now that is kept apart from this",
            WorldOfProfiles.good().instead(WorldOfProfiles.person("olga", "pki-admins"))),
        Arguments.of(
            "the votes no longer fill every slot with people in good standing",
            WorldOfProfiles.good().instead(WorldOfProfiles.person("ada"))),
        Arguments.of(
            "the votes no longer fill every slot with people in good standing",
            WorldOfProfiles.good()
                .instead(WorldOfProfiles.person("ada", "profile-admins", "pki-admins"))),
        Arguments.of(
            "the votes no longer fill every slot with people in good standing",
            WorldOfProfiles.good().at(WorldOfProfiles.NOW.plus(Duration.ofHours(25)))));
  }

  @ParameterizedTest
  @MethodSource("moved")
  void eachThingThatMovedMakesItStale(String reason, WorldOfProfiles world) {
    assertEquals(Optional.of(reason), ProfileStaleness.reason(PLAN, MET, world.world()));
  }

  @Test
  void nothingMovedIsNotStale() {
    assertEquals(Optional.empty(), stale(WorldOfProfiles.good()));
  }

  @Test
  void timeThatPassedIsNotStale() {
    assertEquals(
        Optional.empty(),
        stale(WorldOfProfiles.good().at(WorldOfProfiles.NOW.plus(Duration.ofHours(23)))));
  }

  @Test
  void aBlackoutThatIsOverIsNotStale() {
    assertEquals(
        Optional.empty(),
        stale(
            WorldOfProfiles.good()
                .under(
                    new SampleRulebook()
                        .withBlackout("2026-10-31T00:00:00Z", "2026-11-01T12:00:00Z")
                        .read())));
  }

  @Test
  void aChangeThatWentOnIsNotStale() {
    assertEquals(
        Optional.empty(),
        stale(
            WorldOfProfiles.good()
                .under(
                    new SampleRulebook()
                        .with("runbooks/RB-02/change/states/0", "IMPLEMENTING")
                        .read())
                .change(Optional.of(WorldOfProfiles.change(ChangeState.IMPLEMENTING)))));
  }

  @Test
  void votesThatDoNotFillTheSlotsAreStale() {
    Ballot nobody = Ballot.open(MET.paper());
    assertEquals(
        Optional.of("the votes no longer fill every slot with people in good standing"),
        ProfileStaleness.reason(PLAN, nobody, WorldOfProfiles.good().world()));
  }

  private static Optional<String> stale(WorldOfProfiles world) {
    return ProfileStaleness.reason(PLAN, MET, world.world());
  }

  private static ProfileDraft otherDraft() {
    ProfileDraft draft = PLAN.draft();
    return new ProfileDraft(
        draft.name(),
        draft.session(),
        draft.profileClass(),
        draft.role(),
        new PolicyArn("arn:aws:iam::111122223333:policy/Other"),
        draft.trust(),
        draft.policy());
  }

  private static Ballot met() {
    ProfileWorld world = WorldOfProfiles.good().world();
    Vote vote =
        new Vote(
            1,
            DIGEST,
            Optional.of("profile-admin"),
            new PersonId("ada"),
            Decision.APPROVE,
            WorldOfProfiles.NOW,
            Optional.empty());
    return assertInstanceOf(
            CastResult.Counted.class,
            Ballot.open(PlanBallot.paper(PLAN, DIGEST, world.rulebook()))
                .cast(vote, world.directory()))
        .ballot();
  }
}
