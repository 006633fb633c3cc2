package io.kedgeline.activities.making;

import io.kedgeline.domain.onboarding.CanaryDeny;
import io.kedgeline.domain.onboarding.ProfileDraft;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.resource.Region;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A profile and its role that a run is to make.
 *
 * @param run the run
 * @param region where the profile is made; the role is global
 * @param draft what they are to be like
 * @param canary what the role denies to the canary
 * @param tags their tags, {@link RunTag} among them
 */
public record ProfileOrder(
    RunId run,
    Region region,
    ProfileDraft draft,
    CanaryDeny canary,
    SortedMap<String, String> tags) {

  public ProfileOrder {
    tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
    if (!run.sessionName().equals(tags.get(RunTag.KEY))) {
      throw new IllegalArgumentException("tags: must name the run, by which it is undone");
    }
  }

  /** The profile by its name and place: it has no ARN before it is made. */
  String place() {
    return "%s/%s/%s".formatted(draft.role().account(), region, draft.name());
  }
}
