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
import org.junit.jupiter.api.Test;

/** Whoever has a duty that is kept apart decides nothing, and may still say no. */
class SeparatedDutiesTest {

  private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
  private static final GroupName ADMINS = new GroupName("profile-admins");
  private static final GroupName SECURITY = new GroupName("security-leads");
  private static final GroupName PKI = new GroupName("pki-admins");
  private static final Digest PLAN = Digest.ofText("plan");
  private static final BallotPaper PAPER =
      new BallotPaper(
          1,
          PLAN,
          List.of(
              new Slot("profile-admin", ADMINS, Optional.empty()),
              new Slot("security-lead", SECURITY, Optional.empty())),
          Set.of(new PersonId("maya")),
          Set.of(PKI, new GroupName("consumers")),
          Set.of(),
          NOW.plusSeconds(3600),
          Duration.ofHours(24));
  private static final Directory APART =
      people(person("ada", ADMINS), person("grace", SECURITY), person("petra", PKI));

  private final Ballot empty = Ballot.open(PAPER);

  @Test
  void nobodyOfASeparatedGroupFillsASlot() {
    Directory both = people(person("ada", ADMINS, PKI), person("grace", SECURITY));
    assertEquals(
        new CastResult.Refused(Refusal.DUTIES_NOT_SEPARATE),
        empty.cast(approve("ada", "profile-admin"), both));
    counted(empty.cast(approve("ada", "profile-admin"), APART));
  }

  @Test
  void aGroupOfAnotherNameKeepsNobodyApart() {
    Directory elsewhere = people(person("ada", ADMINS, new GroupName("pki-readers")));
    counted(empty.cast(approve("ada", "profile-admin"), elsewhere));
  }

  @Test
  void whoJoinedASeparatedGroupSinceVotingFillsNoSlot() {
    Ballot met = met();
    assertInstanceOf(Verdict.Approved.class, met.verdict(APART, NOW));
    Directory joined = people(person("ada", ADMINS, PKI), person("grace", SECURITY));
    assertEquals(new Verdict.Pending(List.of("profile-admin")), met.verdict(joined, NOW));
    assertEquals(
        new Verdict.Expired(List.of("profile-admin")), met.verdict(joined, PAPER.expires()));
  }

  @Test
  void aDenialByOneOfThemCountsWhereTheyAreInScope() {
    Directory joined = people(person("ada", ADMINS, PKI), person("grace", SECURITY));
    Ballot denied = counted(met().cast(deny("ada"), joined));
    assertEquals(
        new Verdict.Denied(Optional.of(new PersonId("ada")), "denied"),
        denied.verdict(joined, NOW));
  }

  @Test
  void aDenialByOneOfThemDoesNotCountOutOfScope() {
    assertEquals(new CastResult.Refused(Refusal.NOT_IN_SCOPE), empty.cast(deny("petra"), APART));
  }

  @Test
  void aQuorumThatOnlyTheyCouldFillCannotBeMet() {
    assertEquals(Optional.empty(), Solvability.firstUnfillable(PAPER, APART));
    Directory joined = people(person("ada", ADMINS, PKI), person("grace", SECURITY));
    assertEquals(
        Optional.of("profile-admin"), Solvability.firstUnfillable(PAPER, joined).map(Slot::name));
  }

  private Ballot met() {
    Ballot one = counted(empty.cast(approve("ada", "profile-admin"), APART));
    return counted(one.cast(approve("grace", "security-lead"), APART));
  }

  private static Ballot counted(CastResult result) {
    return assertInstanceOf(CastResult.Counted.class, result).ballot();
  }

  private static Vote approve(String person, String slot) {
    return vote(person, Optional.of(slot), Decision.APPROVE);
  }

  private static Vote deny(String person) {
    return vote(person, Optional.empty(), Decision.DENY);
  }

  private static Vote vote(String person, Optional<String> slot, Decision decision) {
    return new Vote(1, PLAN, slot, new PersonId(person), decision, NOW, Optional.empty());
  }

  private static Directory people(Person... people) {
    return new Directory(NOW, List.of(people));
  }

  private static Person person(String id, GroupName... groups) {
    return new Person(
        new PersonId(id), id, PersonStatus.ACTIVE, Set.of(groups), Set.of(), Set.of());
  }
}
