package io.kedgeline.domain.approval;

/** What became of a vote. */
public sealed interface CastResult {

  /**
   * The vote, or its withdrawal, counts.
   *
   * @param ballot the ballot after it
   */
  record Counted(Ballot ballot) implements CastResult {}

  /**
   * It does not count, and the ballot is as it was.
   *
   * @param refusal why
   */
  record Refused(Refusal refusal) implements CastResult {}
}
