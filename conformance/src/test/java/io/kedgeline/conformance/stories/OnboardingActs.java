package io.kedgeline.conformance.stories;

import io.kedgeline.activities.aws.AwsClients;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.acmpca.model.RevocationReason;
import software.amazon.awssdk.services.acmpca.model.SigningAlgorithm;
import software.amazon.awssdk.services.acmpca.model.ValidityPeriodType;
import software.amazon.awssdk.services.rolesanywhere.model.ResourceNotFoundException;
import software.amazon.awssdk.services.rolesanywhere.model.Tag;

/** What the duties that provision and issue do at AWS, call by call. */
final class OnboardingActs {

  static final String CLASS = "ExactTR-ProfileClass";
  static final String RUN_TAG = "KedgelineRun";
  static final String NOTE = "ApprovedChangeId";
  static final String POLICY =
      """
      {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iam:GetRole","Resource":"*"}]}\
      """;

  private static final String ROLE = "ExactTR-Onboarded";
  private static final String NOBODY = "0a1b2c3d-0000-1111-2222-333344440001";

  private OnboardingActs() {}

  /** Makes the role as it is to be. */
  static String role(OnboardingWorld world, AwsClients clients) {
    return role(world, clients, "/exacttr/", Optional.of(world.boundary));
  }

  /** Makes a role under this path, within this boundary if within one. */
  static String role(
      OnboardingWorld world, AwsClients clients, String path, Optional<String> boundary) {
    return clients
        .iam()
        .createRole(r -> {
          r.roleName(ROLE)
              .path(path)
              .tags(roleTag(RUN_TAG, "RB-02/ONBOARD-1"))
              .assumeRolePolicyDocument(
                  """
                  {"Version":"2012-10-17","Statement":[{"Effect":"Allow",\
                  "Principal":{"Service":"rolesanywhere.amazonaws.com"},"Action":["sts:AssumeRole",\
                  "sts:TagSession","sts:SetSourceIdentity"],"Condition":{"ArnEquals":{"aws:SourceArn":"%s"}}}]}\
                  """
                      .formatted(world.account.anchor()));
          boundary.ifPresent(r::permissionsBoundary);
        })
        .role()
        .arn();
  }

  static software.amazon.awssdk.services.iam.model.Tag roleTag(String key, String value) {
    return software.amazon.awssdk.services.iam.model.Tag.builder().key(key).value(value).build();
  }

  static void policy(AwsClients clients, String role) {
    clients.iam().putRolePolicy(r -> r.roleName(role).policyName("own").policyDocument(POLICY));
  }

  /** Makes a profile with these tags: keys and values in turn. Gives its id. */
  static String profile(AwsClients clients, String role, String... keysAndValues) {
    return clients
        .rolesAnywhere()
        .createProfile(r ->
            r.name("sec-onboarded").roleArns(role).durationSeconds(900).tags(tags(keysAndValues)))
        .profile()
        .profileId();
  }

  static void tag(AwsClients clients, String profileArn, String... keysAndValues) {
    clients.rolesAnywhere().tagResource(r -> r.resourceArn(profileArn).tags(tags(keysAndValues)));
  }

  private static List<Tag> tags(String... keysAndValues) {
    return IntStream.range(0, keysAndValues.length / 2)
        .mapToObj(
            at -> Tag.builder().key(keysAndValues[2 * at]).value(keysAndValues[2 * at + 1]).build())
        .toList();
  }

  /**
   * Looks at the anchor that a profile is planned for, and at the others; at what a device is
   * enrolled on, and at who got sessions: nobody did.
   */
  static void see(OnboardingWorld world, AwsClients clients) {
    String anchor = world.account.anchor().value();
    clients.rolesAnywhere().getTrustAnchor(r -> r.trustAnchorId(world.account.anchor().id()));
    clients.rolesAnywhere().listTagsForResource(r -> r.resourceArn(anchor));
    clients.rolesAnywhere().listTrustAnchors(r -> {});
    clients.privateCa().describeCertificateAuthority(r -> r.certificateAuthorityArn(world.ca));
    clients.rolesAnywhere().listSubjects(r -> {});
    try {
      clients.rolesAnywhere().getSubject(r -> r.subjectId(NOBODY));
      throw new IllegalStateException("somebody got a session");
    } catch (ResourceNotFoundException nobody) {
      return;
    }
  }

  /** Makes a role and its profile, reads them back, switches the profile, takes both back. */
  static void provision(OnboardingWorld world, AwsClients clients) {
    String role = role(world, clients);
    policy(clients, ROLE);
    clients.iam().getRole(r -> r.roleName(ROLE));
    clients.iam().getRolePolicy(r -> r.roleName(ROLE).policyName("own"));
    clients.iam().listAttachedRolePolicies(r -> r.roleName(ROLE));
    String profile = profile(clients, role, CLASS, "readonly", RUN_TAG, "RB-02/ONBOARD-1");
    clients.rolesAnywhere().listProfiles(r -> {});
    String arn =
        clients.rolesAnywhere().getProfile(r -> r.profileId(profile)).profile().profileArn();
    clients.rolesAnywhere().listTagsForResource(r -> r.resourceArn(arn));
    clients.rolesAnywhere().enableProfile(r -> r.profileId(profile));
    clients.rolesAnywhere().disableProfile(r -> r.profileId(profile));
    clients.rolesAnywhere().deleteProfile(r -> r.profileId(profile));
    clients.iam().listRolePolicies(r -> r.roleName(ROLE));
    clients.iam().deleteRolePolicy(r -> r.roleName(ROLE).policyName("own"));
    clients.iam().deleteRole(r -> r.roleName(ROLE));
  }

  /** Has a certificate issued by this template, the usual one where none is said. */
  static String issued(OnboardingWorld world, AwsClients clients, String... template) {
    return clients
        .privateCa()
        .issueCertificate(r -> {
          r.certificateAuthorityArn(world.ca)
              .csr(SdkBytes.fromUtf8String(world.request))
              .signingAlgorithm(SigningAlgorithm.SHA256_WITHECDSA)
              .validity(v -> v.value(14L).type(ValidityPeriodType.DAYS));
          if (template.length > 0) {
            r.templateArn(OnboardingWorld.TEMPLATES + template[0]);
          }
        })
        .certificateArn();
  }

  /** Looks at the CA, has a certificate issued, takes it, and has it revoked. */
  static void issue(OnboardingWorld world, AwsClients clients) {
    clients.privateCa().describeCertificateAuthority(r -> r.certificateAuthorityArn(world.ca));
    clients
        .privateCa()
        .getCertificateAuthorityCertificate(r -> r.certificateAuthorityArn(world.ca));
    issued(world, clients, "EndEntityClientAuthCertificate/V1");
    String certificate = issued(world, clients, "EndEntityClientAuthCertificate_APIPassthrough/V1");
    world.pass(Duration.ofSeconds(1));
    String pem =
        clients
            .privateCa()
            .getCertificate(r -> r.certificateAuthorityArn(world.ca).certificateArn(certificate))
            .certificate();
    clients
        .privateCa()
        .revokeCertificate(r ->
            r.certificateAuthorityArn(world.ca)
                .certificateSerial(serial(pem))
                .revocationReason(RevocationReason.CESSATION_OF_OPERATION));
  }

  private static String serial(String pem) {
    try {
      return ((X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(
                      new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII))))
          .getSerialNumber()
          .toString(16);
    } catch (CertificateException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }
}
