package io.kedgeline.workflows.port;

import io.kedgeline.workflows.governed.OpeningAct;
import io.temporal.activity.ActivityInterface;

/** What the duty {@code notarise} does, under the same rules as {@link OpeningActs}. */
@ActivityInterface
public interface NotarisingActs {

  /** Notes the approved change on the profile, without which it cannot be enabled. */
  LeaseReport notarise(OpeningAct act);
}
