package io.kedgeline.domain.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.approval.Ballot;
import io.kedgeline.domain.approval.BallotPaper;
import io.kedgeline.domain.approval.CastResult;
import io.kedgeline.domain.approval.Decision;
import io.kedgeline.domain.approval.Slot;
import io.kedgeline.domain.approval.Verdict;
import io.kedgeline.domain.approval.Vote;
import io.kedgeline.domain.identity.Directory;
import io.kedgeline.domain.identity.GroupName;
import io.kedgeline.domain.identity.Person;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.identity.PersonStatus;
import io.kedgeline.domain.plan.Digest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Whoever votes and takes back in whatever order. */
class BallotModelTest {

  private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
  private static final Digest PLAN = Digest.ofText("plan");
  private static final GroupName SECURITY = new GroupName("security-leads");
  private static final GroupName RESPONSE = new GroupName("ir-leads");
  private static final GroupName APART = new GroupName("pki-admins");
  private static final List<String> PEOPLE =
      List.of("maya", "grace", "ravi", "lena", "petra", "nobody");
  private static final Set<PersonId> BARRED = Set.of(new PersonId("maya"), new PersonId("petra"));
  private static final List<Slot> SLOTS =
      List.of(
          new Slot("security-lead", SECURITY, Optional.empty()),
          new Slot("ir-lead", RESPONSE, Optional.empty()));
  private static final BallotPaper PAPER =
      new BallotPaper(
          1,
          PLAN,
          SLOTS,
          Set.of(new PersonId("maya")),
          Set.of(APART),
          Set.of(),
          NOW.plusSeconds(3_600),
          Duration.ofHours(24));
  private static final Directory DIRECTORY =
      new Directory(
          NOW,
          List.of(
              person("maya", SECURITY, RESPONSE),
              person("grace", SECURITY, RESPONSE),
              person("ravi", SECURITY, RESPONSE),
              person("lena", RESPONSE),
              person("petra", SECURITY, RESPONSE, APART)));

  private interface Casting {
    Ballot after(Ballot ballot, Vote vote);
  }

  /** A vote, or without a slot that everything of the person is taken back. */
  private record Said(String person, Optional<String> slot) {}

  @Test
  void noSlotIsHeldTwiceAndNobodyHoldsTwo() {
    assertEquals(
        Optional.empty(),
        faults((ballot, vote) ->
            ballot.cast(vote, DIRECTORY) instanceof CastResult.Counted counted
                ? counted.ballot()
                : ballot));
  }

  @Test
  void aBallotThatCountsEveryVoteIsFoundOut() {
    Optional<String> fault =
        faults((ballot, vote) -> {
          List<Vote> more = new ArrayList<>(ballot.votes());
          more.add(vote);
          return new Ballot(PAPER, more);
        });
    assertTrue(fault.isPresent());
  }

  private static Optional<String> faults(Casting casting) {
    return new Sequences<>(BallotModelTest::draw, said -> judge(casting, said)).fault();
  }

  private static Said draw(RandomGenerator random) {
    String person = PEOPLE.get(random.nextInt(PEOPLE.size()));
    return random.nextInt(4) == 0
        ? new Said(person, Optional.empty())
        : new Said(person, Optional.of(SLOTS.get(random.nextInt(2)).name()));
  }

  private static Optional<String> judge(Casting casting, List<Said> all) {
    Ballot ballot = Ballot.open(PAPER);
    for (Said said : all) {
      PersonId person = new PersonId(said.person());
      if (said.slot().isPresent()) {
        Vote vote = new Vote(1, PLAN, said.slot(), person, Decision.APPROVE, NOW, Optional.empty());
        ballot = casting.after(ballot, vote);
      } else if (ballot.withdraw(person) instanceof CastResult.Counted counted) {
        ballot = counted.ballot();
      }
      Optional<String> fault = fault(ballot);
      if (fault.isPresent()) {
        return fault;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> fault(Ballot ballot) {
    Set<PersonId> people = new HashSet<>();
    Set<Optional<String>> slots = new HashSet<>();
    for (Vote vote : ballot.votes()) {
      if (!people.add(vote.person())) {
        return Optional.of(vote.person() + " holds two slots");
      }
      if (!slots.add(vote.slot())) {
        return Optional.of(vote.slot() + " is held twice");
      }
    }
    boolean met = slots.size() == SLOTS.size();
    boolean approved = ballot.verdict(DIRECTORY, NOW) instanceof Verdict.Approved;
    return met == approved && Collections.disjoint(people, BARRED)
        ? Optional.empty()
        : Optional.of("the verdict is not what the votes say");
  }

  private static Person person(String id, GroupName... groups) {
    return new Person(
        new PersonId(id), id, PersonStatus.ACTIVE, Set.of(groups), Set.of(), Set.of());
  }
}
