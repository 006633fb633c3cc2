package io.kedgeline.starters.evidence;

import io.kedgeline.domain.plan.Operation;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.plan.RunbookId;
import java.util.Optional;
import java.util.stream.Stream;

/** What a run makes that lasts, and how its record names the acts that end it. */
enum MadeKind {
  PROFILE(
      RunbookId.PROFILE_ONBOARDING,
      "a profile",
      Operation.PROVE_ADMISSION,
      Operation.REGISTER_PROFILE,
      Operation.UNDO_PROFILE),
  AUTHORITY(
      RunbookId.PKI_SETUP,
      "an authority",
      Operation.PROVE_AUTHORITY,
      Operation.REGISTER_AUTHORITY,
      Operation.UNDO_AUTHORITY);

  private final RunbookId runbook;
  private final String one;
  private final Operation proof;
  private final Operation registration;
  private final Operation undoing;

  MadeKind(
      RunbookId runbook, String one, Operation proof, Operation registration, Operation undoing) {
    this.runbook = runbook;
    this.one = one;
    this.proof = proof;
    this.registration = registration;
    this.undoing = undoing;
  }

  /** What this run makes; nothing where it is a run of another kind. */
  static Optional<MadeKind> of(RunId run) {
    return run.runbook()
        .flatMap(runbook -> Stream.of(values()).filter(one -> one.runbook == runbook).findFirst());
  }

  /** One of it, as a person reads it. */
  String one() {
    return one;
  }

  /** That which the run makes. */
  String that() {
    return "the " + one.substring(one.indexOf(' ') + 1);
  }

  /** What proves it. */
  Operation proof() {
    return proof;
  }

  /** What registers it. */
  Operation registration() {
    return registration;
  }

  /** What takes it away again, last of all. */
  Operation undoing() {
    return undoing;
  }
}
