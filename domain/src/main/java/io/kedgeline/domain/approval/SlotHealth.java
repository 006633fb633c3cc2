package io.kedgeline.domain.approval;

import io.kedgeline.domain.identity.Directory;
import java.util.ArrayList;
import java.util.List;

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

  /** The slots that lack somebody, in the order of the quorum. */
  public static List<SlotHealth> thin(List<Slot> slots, Directory directory) {
    return slots.stream()
        .map(slot -> new SlotHealth(slot, missing(slot, slots, directory)))
        .filter(health -> health.missing() > 0)
        .toList();
  }

  /** What stays unfilled because of this slot and one more like it. */
  private static int missing(Slot slot, List<Slot> slots, Directory directory) {
    List<Slot> others = new ArrayList<>(slots);
    others.remove(slot);
    List<Slot> more = new ArrayList<>(slots);
    more.add(slot);
    return Solvability.unfilled(more, directory) - Solvability.unfilled(others, directory);
  }
}
