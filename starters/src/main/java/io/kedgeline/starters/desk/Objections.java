package io.kedgeline.starters.desk;

import io.kedgeline.domain.approval.Slot;
import io.kedgeline.domain.claim.LeaseStage;
import io.kedgeline.domain.governed.Governance;
import io.kedgeline.domain.identity.Person;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.rulebook.Rulebook;
import io.kedgeline.domain.warrant.ActHeader;
import io.kedgeline.domain.warrant.Objection;
import io.kedgeline.ledger.people.PeopleTable;
import io.kedgeline.ledger.registry.ClaimTable;
import io.kedgeline.ledger.registry.ObjectionTable;
import io.kedgeline.ledger.registry.RunStart;
import io.kedgeline.ledger.registry.RunStartTable;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Writes into the ledger what somebody says against a run, before the engine hears of it. Only what
 * a person concerned says: else anybody who can sign in could end every run.
 */
public final class Objections {

  private final ObjectionTable table;
  private final RunStartTable starts;
  private final PeopleTable people;
  private final ClaimTable claims;
  private final Rulebook rulebook;

  /** Notes in this table, by these starts, leases, people and rulebook. */
  public Objections(
      ObjectionTable table,
      RunStartTable starts,
      ClaimTable claims,
      PeopleTable people,
      Rulebook rulebook) {
    this.table = table;
    this.starts = starts;
    this.claims = claims;
    this.people = people;
    this.rulebook = rulebook;
  }

  /** Notes it, if the person has a part in the run; what else they are told is the run's to say. */
  void note(Objection.Kind kind, ActHeader header) {
    if (starts.find(header.run()).isPresent() && concerned(header.run(), header.person())) {
      table.record(header.run(), new Objection(kind, header.person(), header.issuedAt()));
    }
  }

  /** Whether the ledger has the run's window open: only then can an extension be denied. */
  boolean open(RunId run) {
    return claims.leaseOf(run).filter(lease -> lease.stage() == LeaseStage.OPEN).isPresent();
  }

  private boolean concerned(RunId run, PersonId person) {
    return people
        .directory()
        .find(person)
        .filter(Person::active)
        .filter(found -> ownRun(run, person) || speaksFor(run, found))
        .isPresent();
  }

  /** A start that cannot be read is objected to by whom its runbook names. */
  private Optional<Governance> governance(RunId run) {
    return starts
        .find(run)
        .flatMap(StartedRequest::of)
        .flatMap(request -> rulebook.governanceOf(run, request))
        .or(() -> rulebook.governanceOf(run));
  }

  private boolean speaksFor(RunId run, Person person) {
    return governance(run).stream()
        .flatMap(rules ->
            Stream.concat(rules.slots().stream().map(Slot::group), rules.closers().stream()))
        .anyMatch(person::standsIn);
  }

  private boolean ownRun(RunId run, PersonId person) {
    Optional<RunStart> start = starts.find(run);
    return start.filter(s -> s.requester().equals(person)).isPresent()
        || start
            .flatMap(StartedRequest::of)
            .filter(request -> request.concerned().contains(person))
            .isPresent();
  }
}
