package io.kedgeline.workflows.governed;

import java.util.HashMap;
import java.util.Map;

/**
 * How much each person has said to a run, so that nobody fills its history. What somebody else may
 * have sent in a person's name (a replayed act, one for another run) is charged to nobody, or a
 * copied act could silence the person who signed it.
 */
final class Crowd {

  /** Acts that are nobody's: forged, replayed, stale or for another run. */
  private static final int MOST_SPOILED = 50;

  /** What a person may say in a run, refused or not, for each refusal that the rulebook allows. */
  private static final int WORDS_PER_REFUSAL = 4;

  private final Map<String, Integer> words = new HashMap<>();
  private final Map<String, Integer> refusals = new HashMap<>();
  private int spoiled;
  private int refusalLimit = 1;

  void limit(int refusalsPerPerson) {
    refusalLimit = refusalsPerPerson;
  }

  boolean tooManySpoiled() {
    return spoiled >= MOST_SPOILED;
  }

  boolean exhausted(String person) {
    return refusals.getOrDefault(person, 0) >= refusalLimit
        || words.getOrDefault(person, 0) >= refusalLimit * WORDS_PER_REFUSAL;
  }

  void spoil() {
    spoiled++;
  }

  void spoke(String person, boolean refused) {
    words.merge(person, 1, Integer::sum);
    if (refused) {
      refusals.merge(person, 1, Integer::sum);
    }
  }
}
