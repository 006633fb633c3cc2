package io.kedgeline.starters.cli.governed;

import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.starters.client.ApiClient;

/** What the command line calls the runs of one runbook, and how it looks at one. */
public interface Noun {

  /** The word that people type, such as {@code window}. */
  String word();

  /** The run that this change is for. */
  RunId run(ChangeId change);

  /** That run as the server shows it. */
  SeenRun look(ApiClient client, ChangeId change);
}
