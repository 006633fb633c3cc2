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
import io.kedgeline.domain.certificate.CertificateNames;
import io.kedgeline.domain.certificate.CertificateSerial;
import io.kedgeline.domain.certificate.KeyKind;
import io.kedgeline.domain.external.Attestation;
import io.kedgeline.domain.external.ExternalAuthority;
import io.kedgeline.domain.external.ExternalCanary;
import io.kedgeline.domain.external.ExternalDraft;
import io.kedgeline.domain.external.ExternalFacts;
import io.kedgeline.domain.external.ExternalList;
import io.kedgeline.domain.external.ExternalPapers;
import io.kedgeline.domain.external.ExternalPlan;
import io.kedgeline.domain.external.ExternalRequest;
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
import java.time.Instant;
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

  static final Duration FIRST_USE = Duration.ofDays(3);

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

  /** This run's plan for the anchor of an authority outside AWS in this environment. */
  static ExternalPlan external(RunId run, String environment) {
    return external(run, environment, "certificate of " + environment);
  }

  /** The same, of an authority with this certificate. */
  static ExternalPlan external(RunId run, String environment, String certificate) {
    Registration registration =
        new Registration(
            new PersonId("dora"),
            new PersonId("ivo"),
            "machines of the partner get in",
            Set.of("audit-logs"),
            Map.of());
    ExternalFacts facts = facts(certificate);
    Attestation attestation = new Attestation("CA audit", Digest.ofText("audit"));
    return new ExternalPlan(
        run,
        "first",
        1,
        new ExternalRequest(
            new ChangeId(run.change()),
            environment,
            registration,
            new ExternalPapers(
                facts.authority().sha256(),
                facts.list().sha256(),
                facts.canary().sha256(),
                attestation),
            "a test asks for an anchor"),
        new PersonId("dora"),
        new ExternalDraft(
            environment,
            ACCOUNT,
            REGION,
            facts,
            attestation,
            "Anchor",
            new NoticeTerms(Duration.ofDays(90), Duration.ofDays(7)),
            CanaryDraft.of(
                place(environment), "Partner CA", new CanaryTerms(Map.of("x509Subject/OU", "p"))),
            FIRST_USE),
        Optional.empty(),
        List.of(),
        Digest.ofText("rulebook"),
        Digest.ofText("state"),
        MadePlans.NOON,
        MadePlans.NOON,
        List.of());
  }

  private static ExternalFacts facts(String certificate) {
    Instant until = MadePlans.NOON.plus(Duration.ofDays(7));
    return new ExternalFacts(
        new ExternalAuthority(
            "CN=Partner CA",
            Optional.of("Partner CA"),
            Digest.ofText(certificate),
            Optional.of(KeyKind.EC_P256),
            true,
            Optional.of(0),
            true,
            true,
            MadePlans.NOON,
            until),
        new ExternalList(
            Digest.ofText("list"),
            true,
            true,
            Optional.empty(),
            0,
            until.minusSeconds(60),
            Optional.of(until)),
        new ExternalCanary(
            Digest.ofText("canary"),
            new CertificateSerial("c1"),
            Optional.of(new CertificateNames(Map.of("CN", "canary-1"), Optional.empty())),
            true,
            true,
            false,
            MadePlans.NOON,
            until));
  }

  private static Environment place(String environment) {
    return new Environment(
        environment,
        ACCOUNT,
        REGION,
        new PolicyArn("arn:aws:iam::%s:policy/Boundary".formatted(ACCOUNT)));
  }

  private static AuthorityDraft draft(String environment, String bucket, AnchorAtRest atRest) {
    AuthorityTerms terms =
        new AuthorityTerms("Sub CA", "ExactTR", KeyKind.EC_P384, Duration.ofDays(1825));
    Environment place = place(environment);
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
        CanaryDraft.of(
            place, terms.commonName(), new CanaryTerms(Map.of("x509Subject/OU", "prod"))));
  }
}
