package io.kedgeline.domain.rulebook;

import io.kedgeline.domain.approval.Slot;
import io.kedgeline.domain.identity.GroupName;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Who may ask for a runbook, who must approve it, and until when.
 *
 * @param slots the seats of the quorum; every one must be filled, each by another person
 * @param requesters the groups that may ask
 * @param closers the groups that may deny, and end what goes on
 * @param separated the groups whose duty is another's: nobody of them asks or fills a slot
 * @param expiry how long a plan waits for its quorum; then it is denied
 * @param executionExpiry how long a met quorum may wait for its execution; then it is denied
 * @param refusalsPerPerson how many refused acts of one person a run journals; 1 to 100
 */
public record ApprovalRules(
    List<Slot> slots,
    Set<GroupName> requesters,
    Set<GroupName> closers,
    Set<GroupName> separated,
    Duration expiry,
    Duration executionExpiry,
    int refusalsPerPerson) {

  public ApprovalRules {
    slots = List.copyOf(slots);
    requesters = inOrder(requesters);
    closers = inOrder(closers);
    separated = inOrder(separated);
    if (slots.isEmpty() || requesters.isEmpty()) {
      throw new IllegalArgumentException("slots: nobody could ask, or nobody approve");
    }
    if (requesters.stream().anyMatch(separated::contains)
        || slots.stream().map(Slot::group).anyMatch(separated::contains)) {
      throw new IllegalArgumentException("separated: " + ApprovalPart.SEPARATED);
    }
    DurationLimit.APPROVAL_EXPIRY.require("expiry", expiry);
    DurationLimit.EXECUTION_EXPIRY.require("executionExpiry", executionExpiry);
  }

  /** Keeps the order written, so that the same rulebook has the same canonical form everywhere. */
  private static <T> Set<T> inOrder(Set<T> values) {
    return Collections.unmodifiableSet(new LinkedHashSet<>(values));
  }
}
