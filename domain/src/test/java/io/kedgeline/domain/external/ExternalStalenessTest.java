package io.kedgeline.domain.external;

import static io.kedgeline.domain.external.WorldOfExternals.NOW;
import static io.kedgeline.domain.external.WorldOfExternals.good;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kedgeline.domain.approval.Ballot;
import io.kedgeline.domain.approval.CastResult;
import io.kedgeline.domain.approval.Decision;
import io.kedgeline.domain.approval.Vote;
import io.kedgeline.domain.change.ChangeState;
import io.kedgeline.domain.governed.PlanBallot;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.onboarding.MadeStage;
import io.kedgeline.domain.plan.Digest;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What keeps an approved anchor for an authority outside AWS from being made. */
class ExternalStalenessTest {

  private static final ExternalPlan PLAN = WorldOfExternals.plan();
  private static final Digest DIGEST = Digest.ofText("the plan");

  static Stream<WorldOfExternals> moved() {
    return Stream.of(
        good().state("somebody made an anchor"),
        good().standing(MadeStage.BEGUN),
        good().facts(Optional.empty()),
        good().change(Optional.of(WorldOfExternals.change(ChangeState.CANCELLED))),
        good().instead(WorldOfExternals.person("olga", "profile-admins")),
        good().instead(WorldOfExternals.person("nora")));
  }

  @ParameterizedTest
  @MethodSource("moved")
  void whatMovedMakesItStale(WorldOfExternals world) {
    assertEquals(
        1, ExternalStaleness.reason(PLAN, ballot(everybody()), world.world()).stream().count());
  }

  @Test
  void aWorldThatStayedAsItWasDoesNot() {
    assertEquals(
        Optional.empty(), ExternalStaleness.reason(PLAN, ballot(everybody()), good().world()));
  }

  @Test
  void withoutTheAttestationTheVotesFillNothing() {
    assertEquals(
        Optional.of("the votes no longer fill every slot with people in good standing"),
        ExternalStaleness.reason(
            PLAN, ballot(Map.of("pki-admin", "ada", "security-lead", "grace")), good().world()));
  }

  private static Map<String, String> everybody() {
    return Map.of("pki-admin", "ada", "security-lead", "grace", "ca-attestor", "nora");
  }

  private static Ballot ballot(Map<String, String> votes) {
    Ballot ballot = Ballot.open(PlanBallot.paper(PLAN, DIGEST, good().world().rulebook()));
    for (Map.Entry<String, String> vote : new TreeMap<>(votes).entrySet()) {
      ballot = cast(ballot, vote.getKey(), vote.getValue());
    }
    return ballot;
  }

  private static Ballot cast(Ballot ballot, String slot, String person) {
    return switch (ballot.cast(vote(slot, person), good().world().directory())) {
      case CastResult.Counted counted -> counted.ballot();
      case CastResult.Refused refused -> throw new IllegalStateException(refused.toString());
    };
  }

  private static Vote vote(String slot, String person) {
    return new Vote(
        1,
        DIGEST,
        Optional.of(slot),
        new PersonId(person),
        Decision.APPROVE,
        NOW,
        Optional.empty());
  }
}
