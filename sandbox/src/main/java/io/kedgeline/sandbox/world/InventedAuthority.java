package io.kedgeline.sandbox.world;

import io.kedgeline.domain.authority.RootState;
import io.kedgeline.domain.onboarding.AnchoredAuthority;
import io.kedgeline.domain.resource.CertificateAuthorityArn;
import io.kedgeline.domain.resource.TrustAnchorArn;
import io.kedgeline.domain.rulebook.Environment;
import io.kedgeline.twins.aws.AccountKeys;
import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.acmpca.AcmPcaClient;
import software.amazon.awssdk.services.acmpca.model.CertificateAuthorityType;
import software.amazon.awssdk.services.acmpca.model.KeyAlgorithm;
import software.amazon.awssdk.services.acmpca.model.SigningAlgorithm;
import software.amazon.awssdk.services.acmpca.model.ValidityPeriodType;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.PolicyScopeType;
import software.amazon.awssdk.services.rolesanywhere.RolesAnywhereClient;
import software.amazon.awssdk.services.rolesanywhere.model.Tag;
import software.amazon.awssdk.services.rolesanywhere.model.TrustAnchorType;

/**
 * What an administrator sets up before profiles are made: an authority of AWS Private CA, its trust
 * anchor, the boundary of an environment's roles. Built with the AWS SDK as the root user.
 */
public final class InventedAuthority implements AutoCloseable {

  private static final String ROOT_TEMPLATE = "arn:aws:acm-pca:::template/RootCACertificate/V1";
  private static final String LEAF_TEMPLATE =
      "arn:aws:acm-pca:::template/EndEntityClientAuthCertificate/V1";
  private static final SigningAlgorithm SIGNING = SigningAlgorithm.SHA256_WITHECDSA;
  private static final long YEARS = 10;

  private final SdkHttpClient http = ApacheHttpClient.create();
  private final AcmPcaClient privateCa;
  private final RolesAnywhereClient anywhere;
  private final IamClient iam;

  /** Sets up at this endpoint, with the root user's keys. */
  public InventedAuthority(URI endpoint, AccountKeys root) {
    StaticCredentialsProvider credentials =
        StaticCredentialsProvider.create(
            AwsBasicCredentials.create(root.accessKeyId(), root.secretAccessKey()));
    this.privateCa = configured(AcmPcaClient.builder().httpClient(http), endpoint, credentials);
    this.anywhere =
        configured(RolesAnywhereClient.builder().httpClient(http), endpoint, credentials);
    this.iam = configured(IamClient.builder().httpClient(http), endpoint, credentials);
  }

  /**
   * Makes a root that may sign authorities and has no anchor. Its tag of an environment keeps
   * whoever makes authorities from calling it their own.
   */
  public CertificateAuthorityArn makeRoot(String commonName, String environment) {
    String root = active(commonName);
    tag(root, Environment.TAG, environment);
    tag(root, RootState.TAG, "yes");
    return new CertificateAuthorityArn(root);
  }

  /** Makes an authority that issues, and an enabled anchor of this environment that trusts it. */
  public AnchoredAuthority make(String commonName, Environment environment) {
    CertificateAuthorityArn authority = makeIssuing(commonName, environment.name());
    return new AnchoredAuthority(
        authority, makeAnchor(commonName, authority, true, environmentTag(environment.name())));
  }

  /** Makes an authority of this environment that issues. */
  CertificateAuthorityArn makeIssuing(String commonName, String environment) {
    String authority = active(commonName);
    tag(authority, Environment.TAG, environment);
    return new CertificateAuthorityArn(authority);
  }

  /** Makes an anchor that trusts this authority. */
  TrustAnchorArn makeAnchor(
      String name, CertificateAuthorityArn authority, boolean enabled, Tag... tags) {
    return new TrustAnchorArn(
        anywhere
            .createTrustAnchor(r ->
                r.name(name)
                    .enabled(enabled)
                    .tags(tags)
                    .source(s ->
                        s.sourceType(TrustAnchorType.AWS_ACM_PCA)
                            .sourceData(d -> d.acmPcaArn(authority.value()))))
            .trustAnchor()
            .trustAnchorArn());
  }

  static Tag environmentTag(String environment) {
    return Tag.builder().key(Environment.TAG).value(environment).build();
  }

  /** Issues a certificate of this subject for this request. */
  String issue(CertificateAuthorityArn authority, String request, Duration validity) {
    String arn =
        privateCa
            .issueCertificate(r ->
                r.certificateAuthorityArn(authority.value())
                    .csr(SdkBytes.fromUtf8String(request))
                    .signingAlgorithm(SIGNING)
                    .templateArn(LEAF_TEMPLATE)
                    .validity(v -> v.type(ValidityPeriodType.DAYS).value(validity.toDays())))
            .certificateArn();
    return privateCa
        .getCertificate(r -> r.certificateAuthorityArn(authority.value()).certificateArn(arn))
        .certificate();
  }

  IamClient iam() {
    return iam;
  }

  RolesAnywhereClient anywhere() {
    return anywhere;
  }

  /** Makes the boundary that the environment's roles have, unless it is there. */
  public void makeBoundary(Environment environment) {
    String arn = environment.boundary().value();
    String path = arn.substring(arn.indexOf(":policy/") + ":policy".length());
    if (iam.listPolicies(r -> r.scope(PolicyScopeType.LOCAL)).policies().stream()
        .noneMatch(policy -> policy.arn().equals(arn))) {
      iam.createPolicy(r ->
          r.policyName(path.substring(path.lastIndexOf('/') + 1))
              .path(path.substring(0, path.lastIndexOf('/') + 1))
              .policyDocument(Documents.everything()));
    }
  }

  private void tag(String authority, String key, String value) {
    privateCa.tagCertificateAuthority(r ->
        r.certificateAuthorityArn(authority)
            .tags(
                software.amazon.awssdk.services.acmpca.model.Tag.builder()
                    .key(key)
                    .value(value)
                    .build()));
  }

  private String active(String commonName) {
    String arn =
        privateCa
            .createCertificateAuthority(r ->
                r.certificateAuthorityType(CertificateAuthorityType.ROOT)
                    .certificateAuthorityConfiguration(c ->
                        c.keyAlgorithm(KeyAlgorithm.EC_PRIME256_V1)
                            .signingAlgorithm(SIGNING)
                            .subject(s -> s.commonName(commonName).organization("ExactTR"))))
            .certificateAuthorityArn();
    String request =
        privateCa.getCertificateAuthorityCsr(r -> r.certificateAuthorityArn(arn)).csr();
    String own =
        privateCa
            .issueCertificate(r ->
                r.certificateAuthorityArn(arn)
                    .csr(SdkBytes.fromUtf8String(request))
                    .signingAlgorithm(SIGNING)
                    .templateArn(ROOT_TEMPLATE)
                    .validity(v -> v.type(ValidityPeriodType.YEARS).value(YEARS)))
            .certificateArn();
    String certificate =
        privateCa
            .getCertificate(r -> r.certificateAuthorityArn(arn).certificateArn(own))
            .certificate();
    privateCa.importCertificateAuthorityCertificate(
        r -> r.certificateAuthorityArn(arn).certificate(SdkBytes.fromUtf8String(certificate)));
    return arn;
  }

  private static <B extends AwsClientBuilder<B, C>, C> C configured(
      B builder, URI endpoint, StaticCredentialsProvider credentials) {
    return builder
        .region(Region.EU_CENTRAL_1)
        .endpointOverride(endpoint)
        .credentialsProvider(credentials)
        .build();
  }

  @Override
  public void close() {
    privateCa.close();
    anywhere.close();
    iam.close();
    http.close();
  }
}
