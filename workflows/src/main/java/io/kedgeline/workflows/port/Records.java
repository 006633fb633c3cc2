package io.kedgeline.workflows.port;

import io.temporal.activity.ActivityInterface;

/** What is kept of a run. */
@ActivityInterface
public interface Records {

  /** Tells the people concerned that the window will end. */
  void remind(NoticeRequest request);

  /** Tells people, loudly, that something must be looked at now: once for each text of a run. */
  void alarm(NoticeRequest request);

  /** Journals the facts that ride in, and nothing else: for more than one activity can carry. */
  void journal(NoticeRequest request);

  /** Journals the last facts and seals the run's chain with the ledger's own key. */
  SealReport seal(NoticeRequest request);
}
