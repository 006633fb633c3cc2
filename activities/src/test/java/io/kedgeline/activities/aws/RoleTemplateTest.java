package io.kedgeline.activities.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.onboarding.CanaryDeny;
import io.kedgeline.domain.resource.AccountId;
import io.kedgeline.twins.aws.authz.AccessRequest;
import io.kedgeline.twins.aws.authz.Caller;
import io.kedgeline.twins.aws.authz.Evaluator;
import io.kedgeline.twins.aws.authz.MalformedPolicyException;
import io.kedgeline.twins.aws.authz.PolicyDocument;
import io.kedgeline.twins.aws.authz.PolicyKind;
import io.kedgeline.twins.aws.authz.PolicyLayers;
import io.kedgeline.twins.aws.authz.RequestContext;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RoleTemplateTest {

  /** The inline policies of a role together, without white space (IAM User Guide, quotas). */
  private static final int LIMIT = 10_240;

  private static final AccountId ACCOUNT = new AccountId("111122223333");
  private static final String ROLE = "arn:aws:iam::111122223333:role/exacttr/R";
  private static final String CANARY = "kedgeline-canary-RB-02.CHG-1042";
  private static final Caller SESSION =
      new Caller.Session(
          "arn:aws:sts::111122223333:assumed-role/R/5f1c",
          ROLE,
          "111122223333",
          "AROAEXAMPLE:5f1c");
  private static final String KEY =
      "arn:aws:kms:eu-central-1:111122223333:key/0a1b2c3d-0000-1111-2222-333344445555";
  private static final Map<RoleParameter, String> VALUES =
      new EnumMap<>(
          Map.of(
              RoleParameter.EVIDENCE_BUCKET, "exacttr-evidence",
              RoleParameter.EVIDENCE_KEY, KEY,
              RoleParameter.REPOSITORIES, "exacttr/builds",
              RoleParameter.ARTIFACT_BUCKET, "exacttr-artifacts"));

  @ParameterizedTest
  @EnumSource(RoleTemplate.class)
  void iamTakesThePolicyWithEveryNamePutIn(RoleTemplate template) throws MalformedPolicyException {
    String text = template.policy(ACCOUNT, VALUES);
    assertEquals(text, PolicyDocument.parse(PolicyKind.IDENTITY, text).text());
    assertFalse(text.contains("${"));
    assertTrue(text.replaceAll("\\s", "").length() <= LIMIT);
  }

  @ParameterizedTest
  @CsvSource({
    "SECURITY_READ_ONLY, securityhub:GetFindings, *, true",
    "SECURITY_READ_ONLY, guardduty:ListDetectors, *, true",
    "SECURITY_READ_ONLY, config:BatchGetResourceConfig, *, true",
    "SECURITY_READ_ONLY, ec2:DescribeInstances, *, true",
    "SECURITY_READ_ONLY, cloudtrail:LookupEvents, *, true",
    "SECURITY_READ_ONLY, iam:GenerateServiceLastAccessedDetails, *, true",
    "SECURITY_READ_ONLY, iam:GetRole, arn:aws:iam::111122223333:role/exacttr/ExactTR-SecurityReadOnly, true",
    "SECURITY_READ_ONLY, iam:GetRole, arn:aws:iam::111122223333:role/exacttr/Other, false",
    "SECURITY_READ_ONLY, ec2:DescribeInstanceAttribute, *, false",
    "SECURITY_READ_ONLY, ec2:DescribeLaunchTemplateVersions, *, false",
    "SECURITY_READ_ONLY, ec2:DescribeSpotFleetRequests, *, false",
    "SECURITY_READ_ONLY, ec2:DescribeSpotInstanceRequests, *, false",
    "SECURITY_READ_ONLY, ec2:DescribeVpnConnections, *, false",
    "SECURITY_READ_ONLY, ec2:TerminateInstances, *, false",
    "SECURITY_READ_ONLY, securityhub:DisableSecurityHub, *, false",
    "SECURITY_READ_ONLY, guardduty:DeleteDetector, *, false",
    "SECURITY_READ_ONLY, cloudtrail:StopLogging, *, false",
    "SECURITY_READ_ONLY, s3:GetObject, arn:aws:s3:::exacttr-evidence/a, false",
    "IR_ACQUIRE_EVIDENCE, s3:PutObject, arn:aws:s3:::exacttr-evidence/case-1/disk, true",
    "IR_ACQUIRE_EVIDENCE, s3:GetObject, arn:aws:s3:::exacttr-evidence/case-1/disk, true",
    "IR_ACQUIRE_EVIDENCE, s3:DeleteObject, arn:aws:s3:::exacttr-evidence/case-1/disk, false",
    "IR_ACQUIRE_EVIDENCE, s3:BypassGovernanceRetention, arn:aws:s3:::exacttr-evidence/a, false",
    "IR_ACQUIRE_EVIDENCE, s3:PutBucketPolicy, arn:aws:s3:::exacttr-evidence, false",
    "IR_ACQUIRE_EVIDENCE, s3:PutObject, arn:aws:s3:::exacttr-evidence-of-others/a, false",
    "IR_ACQUIRE_EVIDENCE, ssm:GetInventory, *, true",
    "IR_ACQUIRE_EVIDENCE, ssm:DescribeInstanceInformation, *, true",
    "IR_ACQUIRE_EVIDENCE, ssm:GetParameter, arn:aws:ssm:eu-central-1:111122223333:parameter/p, false",
    "IR_ACQUIRE_EVIDENCE, ssm:GetParametersByPath, *, false",
    "IR_ACQUIRE_EVIDENCE, ssm:SendCommand, *, false",
    "IR_ACQUIRE_EVIDENCE, ssm:StartSession, *, false",
    "CI_ARTIFACT_SCAN, ecr:GetAuthorizationToken, *, true",
    "CI_ARTIFACT_SCAN, ecr:BatchGetImage, arn:aws:ecr:eu-central-1:111122223333:repository/exacttr/builds/app, true",
    "CI_ARTIFACT_SCAN, ecr:PutImage, arn:aws:ecr:eu-central-1:111122223333:repository/exacttr/builds/app, false",
    "CI_ARTIFACT_SCAN, ecr:BatchGetImage, arn:aws:ecr:eu-central-1:111122223333:repository/exacttr/builds-of-others/app, false",
    "CI_ARTIFACT_SCAN, s3:GetObject, arn:aws:s3:::exacttr-artifacts/a.jar, true",
    "CI_ARTIFACT_SCAN, s3:PutObject, arn:aws:s3:::exacttr-artifacts/a.jar, false",
    "CI_ARTIFACT_SCAN, iam:PassRole, arn:aws:iam::111122223333:role/exacttr/ExactTR-SecurityReadOnly, false"
  })
  void aRoleMayDoWhatItIsForAndNothingElse(
      RoleTemplate template, String action, String resource, boolean allowed)
      throws MalformedPolicyException {
    assertEquals(
        allowed,
        may(action, resource, context().build(), List.of(template.policy(ACCOUNT, VALUES))));
  }

  @Test
  void evidenceIsDecryptedThroughS3Alone() throws MalformedPolicyException {
    List<String> policy = List.of(RoleTemplate.IR_ACQUIRE_EVIDENCE.policy(ACCOUNT, VALUES));
    assertFalse(may("kms:Decrypt", KEY, context().build(), policy));
    assertFalse(may("kms:Decrypt", KEY, via("ec2.eu-central-1.amazonaws.com"), policy));
    assertTrue(may("kms:Decrypt", KEY, via("s3.eu-central-1.amazonaws.com"), policy));
  }

  @ParameterizedTest
  @EnumSource(RoleTemplate.class)
  void aCanaryReadsItsRoleAndNothingElseInWhateverRole(RoleTemplate template)
      throws MalformedPolicyException {
    List<String> policies =
        List.of(
            template.policy(ACCOUNT, VALUES),
            new CanaryDeny(CANARY, template.role(ACCOUNT)).document());
    RequestContext canary = named(CANARY);
    String own = template.role(ACCOUNT).value();
    assertTrue(may("iam:GetRole", own, canary, policies));
    assertFalse(may("iam:GetRole", own + "2", canary, policies));
    for (String action :
        List.of("ec2:DescribeInstances", "ssm:GetInventory", "ecr:GetAuthorizationToken")) {
      assertFalse(may(action, "*", canary, policies), action);
      assertEquals(
          may(action, "*", context().build(), policies.subList(0, 1)),
          may(action, "*", named("laptop-0042"), policies),
          action + " of somebody else");
    }
  }

  @Test
  void aValueThatIsAPatternOrEndsTheTextIsRefused() {
    for (String bad : List.of("*", "exacttr-*", "a", "x\",\"*", "${ACCOUNT}", "Upper", "a b")) {
      Map<RoleParameter, String> values = new EnumMap<>(VALUES);
      values.put(RoleParameter.EVIDENCE_BUCKET, bad);
      assertEquals(
          "EVIDENCE_BUCKET: must be the name of a bucket",
          refused(RoleTemplate.IR_ACQUIRE_EVIDENCE, values),
          bad);
    }
  }

  @Test
  void aMissingValueIsNamed() {
    Map<RoleParameter, String> values = new EnumMap<>(VALUES);
    values.remove(RoleParameter.REPOSITORIES);
    assertEquals(
        "REPOSITORIES: must be given for sec-ci-agent",
        refused(RoleTemplate.CI_ARTIFACT_SCAN, values));
  }

  private static String refused(RoleTemplate template, Map<RoleParameter, String> values) {
    return String.valueOf(
        assertThrows(IllegalArgumentException.class, () -> template.policy(ACCOUNT, values))
            .getMessage());
  }

  private static boolean may(
      String action, String resource, RequestContext context, List<String> policies)
      throws MalformedPolicyException {
    List<PolicyDocument> documents = new ArrayList<>();
    for (String policy : policies) {
      documents.add(PolicyDocument.parse(PolicyKind.IDENTITY, policy));
    }
    return Evaluator.decide(
            new AccessRequest(SESSION, action, resource, context),
            PolicyLayers.of(documents, "111122223333"))
        .allowed();
  }

  private static RequestContext.Builder context() {
    return RequestContext.builder();
  }

  private static RequestContext via(String service) {
    return context().put("kms:ViaService", service).build();
  }

  private static RequestContext named(String commonName) {
    return context().put("aws:PrincipalTag/x509Subject/CN", commonName).build();
  }
}
