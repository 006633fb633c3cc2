package io.kedgeline.starters.cli.enrollment;

import io.kedgeline.domain.governed.Plan;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.plan.RunbookId;
import io.kedgeline.starters.api.EnrollmentView;
import io.kedgeline.starters.cli.governed.Noun;
import io.kedgeline.starters.cli.governed.SeenRun;
import io.kedgeline.starters.client.ApiClient;

/** Devices that are to be enrolled. */
final class Enrollments implements Noun {

  @Override
  public String word() {
    return "enrollment";
  }

  @Override
  public RunId run(ChangeId change) {
    return RunId.of(RunbookId.CONSUMER_ENROLLMENT, change);
  }

  @Override
  public SeenRun look(ApiClient client, ChangeId change) {
    EnrollmentView seen = client.enrollment(change);
    return new SeenRun(
        seen.run(),
        seen.state().name(),
        seen.requester(),
        ShownEnrollment.OTHERS,
        seen.emptySlots(),
        seen.digest(),
        seen.plan().map(Plan.class::cast),
        seen,
        ShownEnrollment.words(seen));
  }
}
