package io.kedgeline.workflows.governed;

import java.util.List;

/** What a run answers to an act. A refusal is an answer, so that it stands in the history. */
public sealed interface ActAnswer {

  /**
   * The act counts.
   *
   * @param sentence what it did, as a person reads it
   * @param emptySlots the slots that are still to be filled
   */
  record Accepted(String sentence, List<String> emptySlots) implements ActAnswer {}

  /**
   * The act does not count, and nothing changed.
   *
   * @param code the refusal's stable name
   * @param sentence why, as a person reads it
   */
  record Refused(String code, String sentence) implements ActAnswer {}
}
