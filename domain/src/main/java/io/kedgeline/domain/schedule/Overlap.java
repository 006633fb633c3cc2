package io.kedgeline.domain.schedule;

/** What happens to an occurrence while what the last one began is not over. */
public enum Overlap {
  /** It is left out, and that is told. */
  SKIP("skip"),
  /** It begins beside the other. */
  ALLOW("allow");

  private final String word;

  Overlap(String word) {
    this.word = word;
  }

  /** How a rulebook names it. */
  public String word() {
    return word;
  }

  /** The policy that a rulebook names so. */
  public static Overlap of(String word) {
    for (Overlap overlap : values()) {
      if (overlap.word.equals(word)) {
        return overlap;
      }
    }
    throw new IllegalArgumentException("overlap: must be one of skip, allow");
  }
}
