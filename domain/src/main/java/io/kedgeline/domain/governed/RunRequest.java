package io.kedgeline.domain.governed;

import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.ChangeId;
import java.util.Set;

/** What somebody asks of a runbook; each runbook has a form of its own. */
public interface RunRequest {

  /** The change record that it belongs to. */
  ChangeId change();

  /** Why, in the requester's words: as {@link Reason} has it. */
  String reason();

  /** The people whom it concerns besides its requester: none of them approves or reviews it. */
  Set<PersonId> concerned();
}
