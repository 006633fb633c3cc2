package io.kedgeline.domain.governed;

import io.kedgeline.domain.approval.BallotPaper;
import io.kedgeline.domain.approval.Slot;
import io.kedgeline.domain.approval.Solvability;
import io.kedgeline.domain.identity.Person;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.rulebook.Blackout;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;

/** What speaks against a plan of any runbook: each in a sentence, or nothing. */
public final class CommonFindings {

  private CommonFindings() {}

  /** That people data are too old to be believed. */
  public static Optional<String> directoryStale(World world) {
    return world.directory().staleAt(world.at(), world.rulebook().directory().maximumAge())
        ? Optional.of(
            "the directory of people was last read at %s: synchronise it"
                .formatted(world.directory().asOf()))
        : Optional.empty();
  }

  /** That whoever asks may not. */
  public static Optional<String> mayNotAsk(Plan plan, World world, Governance rules) {
    return world.directory().find(plan.asker()).filter(person -> mayAsk(person, rules)).isPresent()
        ? Optional.empty()
        : Optional.of(
            "%s is not an active member of %s".formatted(plan.asker(), rules.requesters()));
  }

  private static boolean mayAsk(Person person, Governance rules) {
    return rules.requesters().stream().anyMatch(person::standsIn);
  }

  /** That somebody who asks, or whom it concerns, has a duty that is kept apart from this. */
  public static Optional<String> dutiesNotSeparate(Plan plan, World world, Governance rules) {
    return DutiesApart.offender(plan, world.directory(), rules)
        .map(person ->
            "%s stands in one of %s, whose duty is kept apart from this"
                .formatted(person, rules.separated()));
  }

  /** That somebody whom it concerns is not known as active: the first by name. */
  public static Optional<String> concernedUnknown(Plan plan, World world) {
    return plan.request().concerned().stream()
        .filter(id -> world.directory().find(id).filter(Person::active).isEmpty())
        .sorted(Comparator.comparing(PersonId::value))
        .findFirst()
        .map("the directory knows no active person %s"::formatted);
  }

  /** That a blackout forbids work that begins now and takes so long at most. */
  public static Optional<String> blackout(World world, Duration length) {
    return world
        .rulebook()
        .blackouts()
        .forbiddingWork(world.at(), world.at().plus(length))
        .map(Blackout::said);
  }

  /** That the slots cannot be filled, whoever approves. */
  public static Optional<String> unsolvable(Plan plan, World world) {
    BallotPaper paper = PlanBallot.paper(plan, world.state(), world.rulebook());
    if (paper.slots().isEmpty()) {
      return Optional.of("the rulebook names no slot, so nobody can approve");
    }
    return Solvability.firstUnfillable(paper, world.directory()).map(CommonFindings::nobodyFor);
  }

  private static String nobodyFor(Slot slot) {
    return "nobody is left for the slot %s: it needs an active member of %s besides the requester, whoever is concerned and whoever fills another slot"
        .formatted(slot.name(), slot.group());
  }
}
