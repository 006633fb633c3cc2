package io.kedgeline.workflows.governed;

import io.kedgeline.domain.plan.Operation;

/**
 * The input of every activity that opens, makes or issues something: what to do, under which
 * warrant, and the facts that the run has gathered since the journal last heard of it.
 */
public sealed interface GovernedAct extends CarriesFacts
    permits OpeningAct, MakingAct, CertificateAct {

  /** What authorises it. */
  WarrantPapers papers();

  /** What to do. */
  Operation operation();

  /**
   * Whether everything is there. A task that somebody made by hand is read into this form too, and
   * what they left out is null.
   */
  boolean complete();
}
