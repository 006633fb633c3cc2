package io.kedgeline.starters.cli.governed;

import io.kedgeline.starters.cli.CommandRefusal;
import io.kedgeline.starters.cli.ExitCode;
import io.kedgeline.workflows.wire.CanonicalJson;

/** The digest that a person typed, held against the plan that is put to the vote now. */
final class SeenPlan {

  private SeenPlan() {}

  /**
   * Refuses a plan that is shown under the digest of another: what a person approves is what they
   * read here, whatever the server says.
   */
  static void requireItsOwnDigest(SeenRun seen) {
    seen.plan()
        .map(CanonicalJson::digest)
        .filter(own -> seen.digest().filter(own::matches).isEmpty())
        .ifPresent(other -> {
          throw new CommandRefusal(
              ExitCode.FAILED,
              "%s: the plan that the server shows is not the one whose digest it names: approve nothing, and tell whoever runs it"
                  .formatted(seen.run()));
        });
  }

  /** The whole digest, if what was typed is the beginning of it. */
  static String digest(SeenRun seen, String typed) {
    requireItsOwnDigest(seen);
    return seen.digest()
        .map(present -> SeenDigest.whole("--plan", typed, present))
        .orElseThrow(() ->
            new CommandRefusal(
                ExitCode.STALE,
                "%s is %s: no plan is put to the vote".formatted(seen.run(), seen.state())));
  }
}
