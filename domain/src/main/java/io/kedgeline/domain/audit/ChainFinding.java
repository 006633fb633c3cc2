package io.kedgeline.domain.audit;

import io.kedgeline.domain.plan.Digest;

/** What reading a chain found. */
public sealed interface ChainFinding {

  /**
   * Every entry stands where it was written.
   *
   * @param length how many entries
   * @param head the last entry's hash, or the chain's origin when it is empty
   */
  record Intact(long length, Digest head) implements ChainFinding {}

  /**
   * The chain fails.
   *
   * @param sequence the first entry that fails
   * @param what what is wrong with it, as the end of a sentence
   */
  record Broken(long sequence, String what) implements ChainFinding {}
}
