package io.kedgeline.starters;

import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.onboarding.CanaryDeny;
import io.kedgeline.domain.onboarding.ProfileDraft;
import io.kedgeline.domain.onboarding.ProfilePlan;
import io.kedgeline.domain.onboarding.ProfileRequest;
import io.kedgeline.domain.onboarding.Registration;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.Operation;
import io.kedgeline.domain.plan.PlannedAction;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.plan.RunbookId;
import io.kedgeline.domain.resource.CertificateAuthorityArn;
import io.kedgeline.domain.resource.RoleArn;
import io.kedgeline.domain.resource.TrustAnchorArn;
import io.kedgeline.domain.rulebook.Environment;
import io.kedgeline.domain.rulebook.ProfileOnboardingRules;
import io.kedgeline.domain.trustpolicy.TrustPolicyTemplate;
import io.kedgeline.workflows.wire.LoadedRulebook;
import io.kedgeline.workflows.wire.RulebookFile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A profile that somebody asks for under the shipped rulebook, and the plan that it comes to. */
public final class SampleProfile {

  /** The shipped rulebook. */
  public static final LoadedRulebook RULEBOOK =
      RulebookFile.read(Path.of("..", "runbooks", "rulebook.yaml"));

  /** The run. */
  public static final RunId RUN = RunId.of(RunbookId.PROFILE_ONBOARDING, new ChangeId("CHG-8"));

  /** Who asks. */
  public static final PersonId MAYA = new PersonId("maya");

  /** The first execution of the run. */
  public static final String EXECUTION = "execution-1";

  /** When it was planned. */
  public static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

  private static final String PURPOSE = "reads findings for the weekly review";

  private SampleProfile() {}

  /** What is asked, registered with this purpose. */
  public static ProfileRequest request(String purpose) {
    return new ProfileRequest(
        new ChangeId("CHG-8"),
        "sec-readonly",
        environment().name(),
        anchor(),
        Map.of(
            "x509Issuer/CN",
            "ExactTR Prod Sub CA G2",
            "x509Subject/OU",
            "prod",
            "x509SAN/URI",
            "urn:exacttr:device:*"),
        Map.of(),
        new Registration(
            new PersonId("olga"),
            new PersonId("omar"),
            purpose,
            Set.of("security-findings"),
            Map.of("Team", "review")),
        "the review team has no access yet");
  }

  /** What is asked. */
  public static ProfileRequest request() {
    return request(PURPOSE);
  }

  /** What that comes to, with this policy for the role. */
  public static ProfilePlan plan(ProfileRequest request, String policy) {
    RoleArn role =
        new RoleArn(
            "arn:aws:iam::%s:role/exacttr/ExactTR-SecurityReadOnly"
                .formatted(environment().account()));
    String place = "%s/%s/sec-readonly".formatted(environment().account(), environment().region());
    Instant expires = NOON.plus(rules().approvalExpiry());
    return new ProfilePlan(
        RUN,
        EXECUTION,
        1,
        request,
        MAYA,
        environment().region(),
        new ProfileDraft(
            "sec-readonly",
            Duration.ofMinutes(15),
            "readonly",
            role,
            environment().boundary(),
            new TrustPolicyTemplate(
                environment().account(), List.of(anchor()), request.certificate()),
            policy),
        CanaryDeny.PREFIX + "sec-readonly",
        new CertificateAuthorityArn(
            "arn:aws:acm-pca:%s:%s:certificate-authority/0b1c2d3e-4f50-4617-8293-a4b5c6d7e8f9"
                .formatted(environment().region(), environment().account())),
        Optional.empty(),
        rules().slots(),
        RULEBOOK.sha256(),
        Digest.ofText("state"),
        expires,
        expires.plus(rules().executionExpiry()),
        List.of(
            new PlannedAction(Operation.CREATE_ROLE, role.value()),
            new PlannedAction(Operation.CREATE_PROFILE, place),
            new PlannedAction(Operation.ENABLE_PROFILE, place),
            new PlannedAction(Operation.PROVE_ADMISSION, place),
            new PlannedAction(Operation.REGISTER_PROFILE, place)));
  }

  /** What that comes to. */
  public static ProfilePlan plan() {
    return plan(
        request(),
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
            + "\"Action\":\"securityhub:GetFindings\",\"Resource\":\"*\"}]}");
  }

  /** The rules of such runs. */
  public static ProfileOnboardingRules rules() {
    return RULEBOOK.rulebook().profileOnboarding().orElseThrow();
  }

  /** Where it is made. */
  public static Environment environment() {
    return rules().environments().getFirst();
  }

  private static TrustAnchorArn anchor() {
    return new TrustAnchorArn(
        "arn:aws:rolesanywhere:%s:%s:trust-anchor/1b1c2d3e-4f50-4617-8293-a4b5c6d7e8f9"
            .formatted(environment().region(), environment().account()));
  }
}
