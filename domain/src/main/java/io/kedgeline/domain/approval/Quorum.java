package io.kedgeline.domain.approval;

import io.kedgeline.domain.identity.GroupName;
import java.util.List;
import java.util.Set;

/**
 * Who must approve something, whoever asks.
 *
 * @param slots its seats; every one is filled by another person
 * @param separated the groups of which nobody fills one
 */
public record Quorum(List<Slot> slots, Set<GroupName> separated) {

  public Quorum {
    slots = List.copyOf(slots);
    separated = Set.copyOf(separated);
  }
}
