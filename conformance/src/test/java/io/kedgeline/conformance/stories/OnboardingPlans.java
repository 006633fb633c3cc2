package io.kedgeline.conformance.stories;

import io.kedgeline.activities.onboarding.ProfileDrafting;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.onboarding.CanaryDeny;
import io.kedgeline.domain.onboarding.ProfileDraft;
import io.kedgeline.domain.onboarding.ProfilePlan;
import io.kedgeline.domain.onboarding.ProfileRequest;
import io.kedgeline.domain.onboarding.Registration;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.resource.CertificateAuthorityArn;
import io.kedgeline.domain.resource.Region;
import io.kedgeline.domain.resource.RoleArn;
import io.kedgeline.domain.resource.TrustAnchorArn;
import io.kedgeline.workflows.wire.LoadedRulebook;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Plans of a shipped profile, and what a forger makes of their drafts. */
final class OnboardingPlans {

  private static final String END = "0a1b2c3d-0000-1111-2222-333344440001";
  private static final TrustAnchorArn ANCHOR =
      new TrustAnchorArn("arn:aws:rolesanywhere:eu-central-1:111122223333:trust-anchor/" + END);

  private OnboardingPlans() {}

  /** This run's plan in this Region, as the worker drafts it. */
  static ProfilePlan of(RunId run, Region region, LoadedRulebook rulebook) {
    ProfileRequest request = request(run);
    return plan(run, region, request, new ProfileDrafting(rulebook.rulebook()).draft(request));
  }

  /** The same plan with another draft. */
  static ProfilePlan with(ProfilePlan plan, ProfileDraft draft) {
    return plan(plan.run(), plan.region(), plan.request(), draft);
  }

  /** The same draft with these in their places. */
  static ProfileDraft draft(
      ProfileDraft own, Duration session, String profileClass, RoleArn role, String policy) {
    return new ProfileDraft(
        own.name(), session, profileClass, role, own.boundary(), own.trust(), policy);
  }

  private static ProfileRequest request(RunId run) {
    return new ProfileRequest(
        new ChangeId(run.change()),
        "sec-readonly",
        "production",
        ANCHOR,
        Map.of(
            "x509Issuer/CN", "ExactTR Prod Sub CA G2",
            "x509Subject/OU", "prod",
            "x509SAN/URI", "urn:exacttr:device:*"),
        Map.of(),
        new Registration(
            new PersonId("olga"),
            new PersonId("curt"),
            "analysts read the audit logs",
            Set.of("audit-logs"),
            Map.of()),
        "a test asks for a profile");
  }

  private static ProfilePlan plan(
      RunId run, Region region, ProfileRequest request, ProfileDraft draft) {
    return new ProfilePlan(
        run,
        "first",
        1,
        request,
        new PersonId("maya"),
        region,
        draft,
        CanaryDeny.PREFIX + draft.name(),
        new CertificateAuthorityArn(
            "arn:aws:acm-pca:eu-central-1:111122223333:certificate-authority/" + END),
        Optional.empty(),
        List.of(),
        Digest.ofText("rulebook"),
        Digest.ofText("state"),
        Instant.EPOCH,
        Instant.EPOCH,
        List.of());
  }
}
