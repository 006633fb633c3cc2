package io.kedgeline.domain.governed;

import io.kedgeline.domain.approval.Slot;
import io.kedgeline.domain.identity.GroupName;
import io.kedgeline.domain.rulebook.ChangeRules;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who may ask for a runbook and who must approve it: what the rules of every runbook say. */
public interface Governance {

  /** The seats of the quorum; every one must be filled, each by another person. */
  List<Slot> slots();

  /** The groups that may ask. */
  Set<GroupName> requesters();

  /** The groups that may deny, and end what goes on. */
  Set<GroupName> closers();

  /** The groups whose duty is another's: nobody of them asks or fills a slot. */
  Set<GroupName> separated();

  /** How long a plan waits for its quorum; then it is denied. */
  Duration approvalExpiry();

  /** How long a met quorum may wait for its execution; then it is denied. */
  Duration executionExpiry();

  /** How many refused acts of one person a run journals; 1 to 100. */
  int refusalsPerPerson();

  /** What a change record must be like; none is asked for without it. */
  Optional<ChangeRules> change();
}
