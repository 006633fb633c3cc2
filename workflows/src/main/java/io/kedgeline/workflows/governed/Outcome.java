package io.kedgeline.workflows.governed;

import io.kedgeline.domain.approval.Refusal;
import io.kedgeline.domain.audit.FactKind;

/** What an act came to. */
public sealed interface Outcome {

  /**
   * It counts.
   *
   * @param kind how the journal names it
   * @param answer what the person is told
   */
  record Counts(FactKind kind, ActAnswer.Accepted answer) implements Outcome {}

  /**
   * What it asks for is so already; there is nothing to journal.
   *
   * @param answer what the person is told
   */
  record Already(ActAnswer.Accepted answer) implements Outcome {}

  /**
   * It does not count, and nothing changed.
   *
   * @param refusal why
   */
  record Refused(Refusal refusal) implements Outcome {}
}
