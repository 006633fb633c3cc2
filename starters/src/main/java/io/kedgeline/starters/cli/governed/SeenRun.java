package io.kedgeline.starters.cli.governed;

import io.kedgeline.domain.approval.Slot;
import io.kedgeline.domain.governed.Plan;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.RunId;
import java.util.List;
import java.util.Optional;

/**
 * What the verbs need to know of a run, whichever runbook's.
 *
 * @param run the run
 * @param state where it stands, by name
 * @param requester who asked
 * @param others who else fills no slot, as in {@code nor the holder}
 * @param emptySlots the slots that are still to be filled, as the server says
 * @param digest the digest of the plan, as the server says
 * @param plan the plan
 * @param document the server's answer, for programs
 * @param words the same, for people
 */
public record SeenRun(
    RunId run,
    String state,
    PersonId requester,
    String others,
    List<String> emptySlots,
    Optional<Digest> digest,
    Optional<Plan> plan,
    Object document,
    String words) {

  public SeenRun {
    emptySlots = List.copyOf(emptySlots);
  }

  /** The plan's slots that are still to be filled; their names are safe in a command line. */
  public static List<Slot> openSlots(Optional<? extends Plan> plan, List<String> emptySlots) {
    return plan.map(Plan::slots).orElse(List.of()).stream()
        .filter(slot -> emptySlots.contains(slot.name()))
        .toList();
  }

  /** A line for each of them: from which group somebody can act, and who cannot. */
  public static List<String> whoCanAct(List<Slot> open, PersonId requester, String others) {
    return open.stream()
        .map(slot ->
            "needs      %s: somebody of the group %s, neither %s %s"
                .formatted(slot.name(), slot.group(), requester, others))
        .toList();
  }

  List<Slot> openSlots() {
    return openSlots(plan, emptySlots);
  }

  List<String> whoCanAct() {
    return whoCanAct(openSlots(), requester, others);
  }
}
