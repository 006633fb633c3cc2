package io.kedgeline.starters.api;

import io.kedgeline.domain.onboarding.ProfilePlan;

/**
 * The documents that a plan for a profile comes to, as IAM takes them. They follow from the plan,
 * whose digest approvers vote on.
 *
 * @param trustPolicy whom the role lets in
 * @param rolePolicy what its sessions may do
 * @param canaryDeny what keeps the canary's sessions from everything but their probe
 */
public record ProfileDocuments(String trustPolicy, String rolePolicy, String canaryDeny) {

  /** Those of this plan. */
  public static ProfileDocuments of(ProfilePlan plan) {
    return new ProfileDocuments(
        plan.draft().trust().document(), plan.draft().policy(), plan.canaryDeny().document());
  }
}
