package io.kedgeline.domain.audit;

import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.RunId;
import java.time.Instant;

/** The text that a seal signs: one line per value, none of which can hold a line's end. */
public final class SealText {

  private SealText() {}

  /**
   * The text of a seal.
   *
   * @param run the run
   * @param length how many entries its chain has
   * @param head the last entry's hash
   * @param at when it was sealed
   */
  public static String of(RunId run, long length, Digest head, Instant at) {
    return "kedgeline-seal-1\n%s\n%d\n%s\n%s\n".formatted(run, length, head, at);
  }
}
