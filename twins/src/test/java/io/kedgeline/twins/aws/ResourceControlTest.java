package io.kedgeline.twins.aws;

import static io.kedgeline.twins.aws.Clients.TRUST;
import static io.kedgeline.twins.aws.OrganizationWorld.DENY_ALL;
import static io.kedgeline.twins.aws.OrganizationWorld.MANAGEMENT;
import static io.kedgeline.twins.aws.OrganizationWorld.MEMBER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.acmpca.AcmPcaClient;
import software.amazon.awssdk.services.acmpca.model.CertificateAuthorityStatus;
import software.amazon.awssdk.services.acmpca.model.CertificateAuthorityType;
import software.amazon.awssdk.services.organizations.model.InvalidInputException;
import software.amazon.awssdk.services.organizations.model.InvalidInputExceptionReason;
import software.amazon.awssdk.services.organizations.model.PolicyType;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.StsException;
import software.amazon.awssdk.services.sts.model.Tag;

/** Resource control policies bind whoever comes to a member's resources, services too. */
class ResourceControlTest {

  private static final String NO_NEW_SESSIONS =
      """
      {"Version":"2012-10-17","Statement":[{"Sid":"BlockNewIraSessions","Effect":"Deny",\
      "Principal":"*","Action":"sts:AssumeRole","Resource":"*","Condition":{"StringEquals":\
      {"aws:PrincipalServiceName":"rolesanywhere.amazonaws.com"}}}]}\
      """;
  private static final String NO_LISTS =
      """
      {"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*",\
      "Action":"s3:PutObject","Resource":"*","Condition":{"StringEquals":\
      {"aws:PrincipalServiceName":"acm-pca.amazonaws.com"}}}]}\
      """;
  private static final String NOBODY_SPOOFS_CERTIFICATES =
      """
      {"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*",\
      "Action":"sts:TagSession","Resource":"*","Condition":{"ForAnyValue:StringLike":\
      {"aws:TagKeys":["x509*"]},"BoolIfExists":{"aws:PrincipalIsAWSService":"false"}}}]}\
      """;

  private OrganizationWorld world;
  private CertificateWorld member;

  @BeforeEach
  void start() throws IOException {
    world = new OrganizationWorld();
    member = new CertificateWorld(world.twin, world.administrator(MEMBER));
  }

  @AfterEach
  void stop() {
    world.close();
  }

  private String attached(String content) {
    String policy = world.policy(PolicyType.RESOURCE_CONTROL_POLICY, "guard", content);
    world.attach(policy, world.keys.root());
    return policy;
  }

  @Test
  void noCertificateGetsInWhileTheOrganisationForbidsIt() {
    assertEquals("let in", member.caller.ask(member.leaf("CN=a")).message());
    String policy = attached(NO_NEW_SESSIONS);
    assertEquals(
        "Unable to assume role for " + member.caller.role(),
        member.caller.ask(member.leaf("CN=a")).message());
    world.organizations.detachPolicy(r -> r.policyId(policy).targetId(world.keys.root()));
    assertEquals("let in", member.caller.ask(member.leaf("CN=a")).message());
  }

  @Test
  void noServiceWritesWhatTheOrganisationForbids() {
    AwsCredentials administrator = world.administrator(MEMBER);
    S3Client s3 = world.clients.s3(administrator);
    s3.createBucket(r ->
        r.bucket("guarded").createBucketConfiguration(c -> c.locationConstraint("eu-central-1")));
    s3.putBucketPolicy(r ->
        r.bucket("guarded")
            .policy(
                """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*",\
                "Principal":{"Service":"acm-pca.amazonaws.com"},\
                "Resource":["arn:aws:s3:::guarded","arn:aws:s3:::guarded/*"]}]}\
                """));
    AcmPcaClient pca = world.clients.privateCa(administrator);
    String policy = attached(NO_LISTS);
    assertEquals("ValidationException", PkiWorld.refusal(() -> createListing(pca)));
    world.organizations.detachPolicy(r -> r.policyId(policy).targetId(world.keys.root()));
    assertEquals(
        CertificateAuthorityStatus.CREATING,
        pca.describeCertificateAuthority(r -> r.certificateAuthorityArn(createListing(pca)))
            .certificateAuthority()
            .status());
  }

  private static String createListing(AcmPcaClient pca) {
    return pca.createCertificateAuthority(r ->
            r.certificateAuthorityType(CertificateAuthorityType.ROOT)
                .certificateAuthorityConfiguration(c ->
                    c.keyAlgorithm("EC_prime256v1")
                        .signingAlgorithm("SHA256WITHECDSA")
                        .subject(s -> s.commonName("a")))
                .revocationConfiguration(v ->
                    v.crlConfiguration(c ->
                        c.enabled(true)
                            .expirationInDays(7)
                            .s3BucketName("guarded")
                            .s3ObjectAcl("BUCKET_OWNER_FULL_CONTROL"))))
        .certificateAuthorityArn();
  }

  @Test
  void theManagementAccountsResourcesAreNotGuarded() {
    CertificateWorld management = new CertificateWorld(world.twin, world.administrator(MANAGEMENT));
    attached(NO_NEW_SESSIONS);
    assertEquals("let in", management.caller.ask(management.leaf("CN=a")).message());
  }

  @Test
  void aServiceControlPolicyDoesNotStopACertificate() {
    world.attach(world.control("freeze", DENY_ALL), MEMBER);
    assertEquals("let in", member.caller.ask(member.leaf("CN=a")).message());
  }

  /** T16 of the decision table. */
  @Test
  void aPersonMayNotTagASessionAsACertificateWould() {
    attached(NOBODY_SPOOFS_CERTIFICATES);
    member.iam.createRole(r ->
        r.roleName("P")
            .assumeRolePolicyDocument(TRUST.replace("SetSource", "TagSession\",\"sts:SetSource")));
    StsClient sts = world.clients.sts(world.administrator(MEMBER));
    String role = "arn:aws:iam::" + MEMBER + ":role/P";
    assertThrows(
        StsException.class,
        () ->
            sts.assumeRole(r ->
                r.roleArn(role)
                    .roleSessionName("s1")
                    .tags(Tag.builder().key("x509Subject/CN").value("a").build())));
    assertEquals(
        200,
        sts.assumeRole(r ->
                r.roleArn(role)
                    .roleSessionName("s1")
                    .tags(Tag.builder().key("team").value("a").build()))
            .sdkHttpResponse()
            .statusCode());
    assertEquals("let in", member.caller.ask(member.leaf("CN=a")).message());
  }

  @Test
  void whatAwsAttachedStays() {
    InvalidInputException refused =
        assertThrows(
            InvalidInputException.class,
            () ->
                world.organizations.detachPolicy(
                    r -> r.policyId("p-RCPFullAWSAccess").targetId(MEMBER)));
    assertEquals(InvalidInputExceptionReason.NON_DETACHABLE_POLICY, refused.reason());
  }
}
