package io.kedgeline.ledger.registry;

/** What became of the wish to start a run. */
public sealed interface StartResult {

  /** The run is the caller's to start in the engine. */
  record Started(RunStart start) implements StartResult {}

  /** The same was asked before: it is the same run. */
  record AlreadyStarted(RunStart start) implements StartResult {}

  /** Something else was asked under the same change: refused. */
  record DifferentContent(RunStart start) implements StartResult {}
}
