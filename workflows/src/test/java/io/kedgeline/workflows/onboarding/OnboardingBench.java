package io.kedgeline.workflows.onboarding;

import io.kedgeline.workflows.governed.TaskQueues;
import java.util.List;
import java.util.Map;

/** One onboarding: maya asks, ada and grace approve. */
final class OnboardingBench extends MakingBench<FakeMaking> {

  OnboardingBench() {
    super(
        new Asked(
            ProfileWorlds.RUN,
            ProfileOnboarding.class,
            ProfileOnboardingImpl.class,
            ProfileWorlds.REQUEST,
            ProfileWorlds.MAYA,
            Map.of("profile-admin", ProfileWorlds.ADA, "security-lead", ProfileWorlds.GRACE),
            List.of(TaskQueues.PROVISION, TaskQueues.ISSUE)),
        FakeMaking::new);
  }
}
