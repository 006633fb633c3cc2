package io.kedgeline.domain.approval;

import io.kedgeline.domain.identity.PersonId;
import java.util.List;
import java.util.Optional;

/** What the votes on a plan amount to. Time running out always means no. */
public sealed interface Verdict {

  /**
   * More people must speak.
   *
   * @param emptySlots the names of the slots that nobody fills
   */
  record Pending(List<String> emptySlots) implements Verdict {}

  /**
   * Every slot is filled by a different person in good standing.
   *
   * @param votes the approvals
   */
  record Approved(List<Vote> votes) implements Verdict {}

  /**
   * Somebody said no, or nobody can say yes.
   *
   * @param by who said it, when it was a person
   * @param reason in words
   */
  record Denied(Optional<PersonId> by, String reason) implements Verdict {}

  /**
   * Time ran out.
   *
   * @param emptySlots the names of the slots that nobody filled
   */
  record Expired(List<String> emptySlots) implements Verdict {}
}
