package io.kedgeline.domain.approval;

import io.kedgeline.domain.identity.Directory;
import io.kedgeline.domain.identity.GroupName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether a slot has fewer eligible people than it needs plus one. Whoever is away, or asks for the
 * window, may be that one; then nobody approves. One person fills one slot, so that people whom
 * another slot needs are not counted.
 *
 * @param slot the slot
 * @param missing how many active members its group lacks: 1 when it can be filled with nobody to
 *     spare, 2 when it cannot be filled
 */
public record SlotHealth(Slot slot, int missing) {

  /** Whether nobody is left for it. */
  public boolean unfillable() {
    return missing > 1;
  }

  /** What a person reads of it: nobody is named. */
  public String sentence() {
    return unfillable()
        ? "cannot be filled: %d active members of %s are missing to fill it with one to spare"
            .formatted(missing, slot.group())
        : "can be filled, with nobody to spare: 1 active member of %s is missing"
            .formatted(slot.group());
  }

  /**
   * The slots of all these quorums that lack somebody, in their order. One that several quorums
   * have is told once, as it is where it is worst.
   */
  public static List<SlotHealth> thin(List<Quorum> quorums, Directory directory) {
    Map<Seat, SlotHealth> worst = new LinkedHashMap<>();
    for (Quorum quorum : quorums) {
      for (Slot slot : quorum.slots()) {
        SlotHealth health = new SlotHealth(slot, missing(slot, quorum, directory));
        worst.merge(
            new Seat(slot.name(), slot.group()),
            health,
            (one, other) -> other.missing() > one.missing() ? other : one);
      }
    }
    return worst.values().stream().filter(health -> health.missing() > 0).toList();
  }

  /** What is the same slot, whatever else a quorum asks of who fills it. */
  private record Seat(String name, GroupName group) {}

  /** What stays unfilled because of this slot and one more like it. */
  private static int missing(Slot slot, Quorum quorum, Directory directory) {
    List<Slot> others = new ArrayList<>(quorum.slots());
    others.remove(slot);
    List<Slot> more = new ArrayList<>(quorum.slots());
    more.add(slot);
    return Solvability.unfilled(more, quorum.separated(), directory)
        - Solvability.unfilled(others, quorum.separated(), directory);
  }
}
