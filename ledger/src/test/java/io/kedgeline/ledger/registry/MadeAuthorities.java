package io.kedgeline.ledger.registry;

import io.kedgeline.domain.authority.AnchorAtRest;
import io.kedgeline.domain.authority.AuthorityDraft;
import io.kedgeline.domain.authority.AuthorityPlan;
import io.kedgeline.domain.authority.AuthorityRequest;
import io.kedgeline.domain.authority.AuthorityTerms;
import io.kedgeline.domain.authority.CanaryDraft;
import io.kedgeline.domain.authority.CanaryTerms;
import io.kedgeline.domain.authority.NoticeTerms;
import io.kedgeline.domain.authority.RevocationTerms;
import io.kedgeline.domain.certificate.KeyKind;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.onboarding.Registration;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.resource.AccountId;
import io.kedgeline.domain.resource.BucketName;
import io.kedgeline.domain.resource.CertificateAuthorityArn;
import io.kedgeline.domain.resource.PolicyArn;
import io.kedgeline.domain.resource.ProfileArn;
import io.kedgeline.domain.resource.Region;
import io.kedgeline.domain.resource.TrustAnchorArn;
import io.kedgeline.domain.rulebook.Environment;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Plans of authorities, as far as the ledger keeps them, and what AWS would name. */
final class MadeAuthorities {

  static final AccountId ACCOUNT = new AccountId("111122223333");
  static final Region REGION = new Region("eu-central-1");
  static final CertificateAuthorityArn AUTHORITY = authority("0001");
  static final TrustAnchorArn ANCHOR =
      new TrustAnchorArn(
          "arn:aws:rolesanywhere:eu-central-1:%s:trust-anchor/%s".formatted(ACCOUNT, id("0002")));
  static final ProfileArn PROFILE =
      new ProfileArn(
          "arn:aws:rolesanywhere:eu-central-1:%s:profile/%s".formatted(ACCOUNT, id("0003")));
  static final String LIST = id("0004");

  private MadeAuthorities() {}

  static CertificateAuthorityArn authority(String end) {
    return new CertificateAuthorityArn(
        "arn:aws:acm-pca:eu-central-1:%s:certificate-authority/%s".formatted(ACCOUNT, id(end)));
  }

  private static String id(String end) {
    return "0a1b2c3d-0000-1111-2222-33334444" + end;
  }

  /** This run's plan for this environment, whose list lies in a bucket of this name. */
  static AuthorityPlan plan(RunId run, String environment, String bucket) {
    return plan(run, environment, bucket, AnchorAtRest.ENABLED);
  }

  /** The same, whose anchor rests so. */
  static AuthorityPlan plan(RunId run, String environment, String bucket, AnchorAtRest atRest) {
    return new AuthorityPlan(
        run,
        "first",
        1,
        new AuthorityRequest(
            new ChangeId(run.change()),
            environment,
            new Registration(
                new PersonId("dora"),
                new PersonId("ivo"),
                "certificates of the analysts' devices",
                Set.of("payroll", "audit-logs"),
                Map.of()),
            "a test asks for an authority"),
        new PersonId("dora"),
        draft(environment, bucket, atRest),
        Optional.empty(),
        List.of(),
        Digest.ofText("rulebook"),
        Digest.ofText("state"),
        MadePlans.NOON,
        MadePlans.NOON,
        List.of());
  }

  private static AuthorityDraft draft(String environment, String bucket, AnchorAtRest atRest) {
    AuthorityTerms terms =
        new AuthorityTerms("Sub CA", "ExactTR", KeyKind.EC_P384, Duration.ofDays(1825));
    Environment place =
        new Environment(
            environment,
            ACCOUNT,
            REGION,
            new PolicyArn("arn:aws:iam::%s:policy/Boundary".formatted(ACCOUNT)));
    return new AuthorityDraft(
        environment,
        ACCOUNT,
        REGION,
        authority("0009"),
        terms,
        new RevocationTerms(new BucketName(bucket), Duration.ofDays(7)),
        "Anchor",
        atRest,
        new NoticeTerms(Duration.ofDays(90), Duration.ofDays(7)),
        CanaryDraft.of(place, terms, new CanaryTerms(Map.of("x509Subject/OU", "prod"))));
  }
}
