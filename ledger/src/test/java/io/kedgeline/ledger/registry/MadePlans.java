package io.kedgeline.ledger.registry;

import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.onboarding.CanaryDeny;
import io.kedgeline.domain.onboarding.ProfileDraft;
import io.kedgeline.domain.onboarding.ProfilePlan;
import io.kedgeline.domain.onboarding.ProfileRequest;
import io.kedgeline.domain.onboarding.Registration;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.resource.AccountId;
import io.kedgeline.domain.resource.CertificateAuthorityArn;
import io.kedgeline.domain.resource.PolicyArn;
import io.kedgeline.domain.resource.ProfileArn;
import io.kedgeline.domain.resource.Region;
import io.kedgeline.domain.resource.RoleArn;
import io.kedgeline.domain.resource.TrustAnchorArn;
import io.kedgeline.domain.trustpolicy.TrustPolicyTemplate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Plans of profiles, as far as the ledger keeps them. */
final class MadePlans {

  static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
  private static final AccountId ACCOUNT = new AccountId("111122223333");
  private static final String END = "0a1b2c3d-0000-1111-2222-333344440001";
  private static final TrustAnchorArn ANCHOR =
      new TrustAnchorArn(
          "arn:aws:rolesanywhere:eu-central-1:%s:trust-anchor/%s".formatted(ACCOUNT, END));

  private MadePlans() {}

  static ProfileArn profile(String end) {
    return new ProfileArn(
        "arn:aws:rolesanywhere:eu-central-1:%s:profile/0a1b2c3d-0000-1111-2222-33334444%s"
            .formatted(ACCOUNT, end));
  }

  /** This run's plan for a profile of this name in this Region. */
  static ProfilePlan plan(RunId run, String name, String region) {
    return new ProfilePlan(
        run,
        "first",
        1,
        request(run, name),
        new PersonId("maya"),
        new Region(region),
        draft(name),
        CanaryDeny.PREFIX + name,
        new CertificateAuthorityArn(
            "arn:aws:acm-pca:eu-central-1:%s:certificate-authority/%s".formatted(ACCOUNT, END)),
        Optional.empty(),
        List.of(),
        Digest.ofText("rulebook"),
        Digest.ofText("state"),
        NOON,
        NOON,
        List.of());
  }

  private static ProfileRequest request(RunId run, String name) {
    return new ProfileRequest(
        new ChangeId(run.change()),
        name,
        "production",
        ANCHOR,
        Map.of("x509Subject/OU", "prod"),
        Map.of(),
        new Registration(
            new PersonId("olga"),
            new PersonId("curt"),
            "analysts read the audit logs",
            Set.of("payroll", "audit-logs"),
            Map.of()),
        "a test asks for a profile");
  }

  private static ProfileDraft draft(String name) {
    return new ProfileDraft(
        name,
        Duration.ofHours(1),
        "readonly",
        new RoleArn("arn:aws:iam::%s:role/exacttr/ExactTR-ReadOnly".formatted(ACCOUNT)),
        new PolicyArn("arn:aws:iam::%s:policy/Boundary".formatted(ACCOUNT)),
        new TrustPolicyTemplate(ACCOUNT, List.of(ANCHOR), Map.of("x509Subject/OU", "prod")),
        "{}");
  }
}
