package io.kedgeline.domain.approval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.kedgeline.domain.identity.Directory;
import io.kedgeline.domain.identity.GroupName;
import io.kedgeline.domain.identity.Person;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.identity.PersonStatus;
import io.kedgeline.domain.plan.Digest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BallotTest {

  private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
  private static final GroupName SECURITY = new GroupName("security-leads");
  private static final GroupName RESPONSE = new GroupName("ir-leads");
  private static final Digest PLAN = Digest.ofText("plan");
  private static final Directory PEOPLE =
      new Directory(
          NOW,
          List.of(
              person("maya", PersonStatus.ACTIVE, SECURITY, RESPONSE),
              person("grace", PersonStatus.ACTIVE, SECURITY, RESPONSE),
              person("ravi", PersonStatus.ACTIVE, RESPONSE),
              person("lena", PersonStatus.SUSPENDED, SECURITY)));
  private static final BallotPaper PAPER =
      new BallotPaper(
          1,
          PLAN,
          List.of(
              new Slot("security-lead", SECURITY, Optional.empty()),
              new Slot("ir-lead", RESPONSE, Optional.empty())),
          Set.of(new PersonId("maya")),
          Set.of(new GroupName("pki-admins")),
          Set.of(),
          NOW.plusSeconds(3600),
          Duration.ofHours(24));

  private final Ballot empty = Ballot.open(PAPER);

  @Test
  @DisplayName("AC-01 whoever asked fills no slot")
  void whoeverAskedFillsNoSlot() {
    assertEquals(Refusal.SELF_APPROVAL, refusal(empty, approve("maya", "security-lead")));
  }

  @Test
  void twoDifferentPeopleMeetTheQuorum() {
    Ballot both =
        counted(counted(empty, approve("grace", "security-lead")), approve("ravi", "ir-lead"));
    assertInstanceOf(Verdict.Approved.class, both.verdict(PEOPLE, NOW));
  }

  @Test
  void onePersonFillsOneSlot() {
    Ballot one = counted(empty, approve("grace", "security-lead"));
    assertEquals(Refusal.ALREADY_VOTED, refusal(one, approve("grace", "ir-lead")));
  }

  @Test
  void aFilledSlotIsTaken() {
    Ballot one = counted(empty, approve("grace", "ir-lead"));
    assertEquals(Refusal.SLOT_TAKEN, refusal(one, approve("ravi", "ir-lead")));
  }

  @Test
  void aVoteOnAnotherPlanOrRoundDoesNotCount() {
    assertEquals(
        Refusal.OTHER_PLAN,
        refusal(empty, vote(1, Digest.ofText("other"), "grace", "ir-lead", Decision.APPROVE)));
    assertEquals(
        Refusal.OTHER_ROUND, refusal(empty, vote(2, PLAN, "grace", "ir-lead", Decision.APPROVE)));
  }

  @Test
  void whoIsSuspendedOrUnknownDoesNotCount() {
    assertEquals(Refusal.NOT_ACTIVE, refusal(empty, approve("lena", "security-lead")));
    assertEquals(Refusal.UNKNOWN_PERSON, refusal(empty, approve("nobody", "security-lead")));
  }

  @Test
  @DisplayName("AC-05 a stale directory counts no vote, and none that was cast")
  void aStaleDirectoryCountsNoVote() {
    Directory stale = new Directory(NOW.minus(Duration.ofHours(25)), PEOPLE.people());
    CastResult result = empty.cast(approve("grace", "security-lead"), stale);
    assertEquals(new CastResult.Refused(Refusal.DIRECTORY_STALE), result);
    Ballot both =
        counted(counted(empty, approve("grace", "security-lead")), approve("ravi", "ir-lead"));
    assertInstanceOf(Verdict.Pending.class, both.verdict(stale, NOW));
  }

  @Test
  @DisplayName("AC-17 a denial after the quorum is the verdict")
  void aDenialAfterTheQuorumIsTheVerdict() {
    Ballot both =
        counted(counted(empty, approve("grace", "security-lead")), approve("ravi", "ir-lead"));
    Ballot denied = counted(both, vote(1, PLAN, "maya", "", Decision.DENY));
    assertEquals(
        new Verdict.Denied(Optional.of(new PersonId("maya")), "denied"),
        denied.verdict(PEOPLE, NOW));
  }

  @Test
  void somebodyWhoLeftTheirGroupSinceVotingFillsNoSlot() {
    Ballot both =
        counted(counted(empty, approve("grace", "security-lead")), approve("ravi", "ir-lead"));
    Directory without = new Directory(NOW, List.of(PEOPLE.people().get(1)));
    assertEquals(new Verdict.Pending(List.of("ir-lead")), both.verdict(without, NOW));
  }

  @Test
  void timeRunningOutMeansNo() {
    Instant end = PAPER.expires();
    assertInstanceOf(Verdict.Pending.class, empty.verdict(PEOPLE, end.minusSeconds(1)));
    assertInstanceOf(Verdict.Expired.class, empty.verdict(PEOPLE, end));
    assertInstanceOf(Verdict.Expired.class, empty.verdict(PEOPLE, end.plusSeconds(1)));
  }

  @Test
  void aVoteCountsUpToTheLastSecondAndNotFromTheEndOn() {
    Instant end = PAPER.expires();
    counted(empty, at(end.minusSeconds(1)));
    assertEquals(Refusal.TOO_LATE, refusal(empty, at(end)));
    assertEquals(Refusal.TOO_LATE, refusal(empty, at(end.plusSeconds(1))));
  }

  private static Vote at(Instant instant) {
    return new Vote(
        1,
        PLAN,
        Optional.of("security-lead"),
        new PersonId("grace"),
        Decision.APPROVE,
        instant,
        Optional.empty());
  }

  @Test
  @DisplayName("AC-05 a quorum without slots is denied")
  void aQuorumWithoutSlotsIsDenied() {
    BallotPaper none =
        new BallotPaper(
            1, PLAN, List.of(), Set.of(), Set.of(), Set.of(), PAPER.expires(), Duration.ofHours(1));
    assertInstanceOf(Verdict.Denied.class, Ballot.open(none).verdict(PEOPLE, NOW));
  }

  @Test
  @DisplayName("AC-06 two slots whose only member is one person cannot be filled")
  void twoSlotsWithOnePersonCannotBeFilled() {
    assertEquals(Optional.empty(), Solvability.firstUnfillable(PAPER, PEOPLE));
    Directory graceAlone = new Directory(NOW, List.of(PEOPLE.people().get(1)));
    assertEquals(
        Optional.of("ir-lead"), Solvability.firstUnfillable(PAPER, graceAlone).map(Slot::name));
  }

  private static Vote approve(String person, String slot) {
    return vote(1, PLAN, person, slot, Decision.APPROVE);
  }

  private static Vote vote(int round, Digest plan, String person, String slot, Decision decision) {
    return new Vote(
        round,
        plan,
        slot.isEmpty() ? Optional.empty() : Optional.of(slot),
        new PersonId(person),
        decision,
        NOW,
        Optional.empty());
  }

  private static Ballot counted(Ballot ballot, Vote vote) {
    return assertInstanceOf(CastResult.Counted.class, ballot.cast(vote, PEOPLE)).ballot();
  }

  private static Refusal refusal(Ballot ballot, Vote vote) {
    return assertInstanceOf(CastResult.Refused.class, ballot.cast(vote, PEOPLE)).refusal();
  }

  private static Person person(String id, PersonStatus status, GroupName... groups) {
    return new Person(new PersonId(id), id, status, Set.of(groups), Set.of(), Set.of());
  }
}
