package io.kedgeline.sandbox.world;

import io.kedgeline.activities.aws.BreakGlassBoundary;
import io.kedgeline.activities.aws.Duty;
import io.kedgeline.activities.aws.ExecutorPolicies;
import io.kedgeline.domain.claim.DesiredProfile;
import io.kedgeline.domain.resource.AccountId;
import io.kedgeline.domain.resource.PolicyArn;
import io.kedgeline.domain.resource.ProfileArn;
import io.kedgeline.domain.resource.RoleArn;
import io.kedgeline.domain.resource.TrustAnchorArn;
import io.kedgeline.domain.rulebook.Environment;
import io.kedgeline.domain.rulebook.Executors;
import io.kedgeline.twins.aws.AccountKeys;
import io.kedgeline.twins.pki.InventedCa;
import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKey;
import software.amazon.awssdk.services.iam.model.User;
import software.amazon.awssdk.services.rolesanywhere.RolesAnywhereClient;
import software.amazon.awssdk.services.rolesanywhere.model.Tag;
import software.amazon.awssdk.services.rolesanywhere.model.TrustAnchorType;

/**
 * An account as an operator would set it up, built with the AWS SDK: the executor roles with the
 * policy files that we ship, an anchor, a break-glass profile at rest and a control profile.
 *
 * @param profile the break-glass profile
 * @param role its role
 * @param boundary its permissions boundary
 * @param anchor the trust anchor
 * @param drillProfile the profile that is drilled on
 * @param drillRole its role
 * @param controlProfile where the canary is always let in
 * @param controlRole its role
 * @param bases the worker's own identity for each duty, which may take that duty's role only
 */
public record InventedAccount(
    ProfileArn profile,
    RoleArn role,
    PolicyArn boundary,
    TrustAnchorArn anchor,
    ProfileArn drillProfile,
    RoleArn drillRole,
    ProfileArn controlProfile,
    RoleArn controlRole,
    Map<Duty, BaseKey> bases) {

  public InventedAccount {
    bases = Map.copyOf(bases);
  }

  /**
   * The access key of a user.
   *
   * @param id its id
   * @param secret its secret
   */
  public record BaseKey(String id, String secret) {
    @Override
    public String toString() {
      return "BaseKey[" + id + "]";
    }
  }

  @Override
  public String toString() {
    return "InventedAccount[" + profile + "]";
  }

  /**
   * Builds the account.
   *
   * @param endpoint where AWS is
   * @param root the root user's keys
   * @param ca whose certificates the anchor trusts
   * @param executors the executor roles' names
   * @param shipped may change a shipped policy before it is put, for tests
   */
  public static InventedAccount build(
      URI endpoint, AccountKeys root, InventedCa ca, Executors executors, ShippedPolicies shipped) {
    StaticCredentialsProvider credentials = credentials(root);
    try (var http = ApacheHttpClient.create();
        IamClient iam = configured(IamClient.builder().httpClient(http), endpoint, credentials);
        RolesAnywhereClient anywhere =
            configured(RolesAnywhereClient.builder().httpClient(http), endpoint, credentials)) {
      String account = root.account();
      Map<Duty, BaseKey> bases = new EnumMap<>(Duty.class);
      for (Duty duty : Duty.values()) {
        bases.put(duty, executor(iam, account, duty, executors, shipped));
      }
      TrustAnchorArn anchor = anchor(anywhere, ca);
      RoleArn role = role(iam, "/exacttr/breakglass/", "ExactTR-BreakGlass", anchor);
      RoleArn drill = role(iam, "/exacttr/breakglass/", "ExactTR-BreakGlass-Drill", anchor);
      PolicyArn boundary = boundary(iam, role, executors);
      bind(iam, role, boundary);
      bind(iam, drill, boundary);
      RoleArn control = role(iam, "/exacttr/", "ExactTR-CanaryControl", anchor);
      return new InventedAccount(
          breakGlassProfile(anywhere, "sec-breakglass", role),
          role,
          boundary,
          anchor,
          breakGlassProfile(anywhere, "sec-breakglass-drill", drill),
          drill,
          controlProfile(anywhere, "canary-control", control),
          control,
          bases);
    }
  }

  /** Enables the break-glass profile as the root user, who needs no approval. */
  public void enableByHand(URI endpoint, AccountKeys root) {
    try (var http = ApacheHttpClient.create();
        RolesAnywhereClient anywhere =
            configured(
                RolesAnywhereClient.builder().httpClient(http), endpoint, credentials(root))) {
      anywhere.enableProfile(r -> r.profileId(profile.id()));
    }
  }

  /** Deletes the break-glass profile as the root user. */
  public void deleteProfileByHand(URI endpoint, AccountKeys root) {
    try (var http = ApacheHttpClient.create();
        RolesAnywhereClient anywhere =
            configured(
                RolesAnywhereClient.builder().httpClient(http), endpoint, credentials(root))) {
      anywhere.deleteProfile(r -> r.profileId(profile.id()));
    }
  }

  private static StaticCredentialsProvider credentials(AccountKeys root) {
    return StaticCredentialsProvider.create(
        AwsBasicCredentials.create(root.accessKeyId(), root.secretAccessKey()));
  }

  /** Gives the policy of a duty's role, given the shipped one. */
  @FunctionalInterface
  public interface ShippedPolicies {

    /** The policies as they are shipped. */
    static ShippedPolicies asShipped() {
      return (duty, shipped) -> shipped;
    }

    /** The policies with one duty's changed. */
    static ShippedPolicies changing(Duty changed, UnaryOperator<String> change) {
      return (duty, shipped) -> duty == changed ? change.apply(shipped) : shipped;
    }

    /** The policy document to put for this duty. */
    String of(Duty duty, String shipped);
  }

  /** The duty's role, and the one user who may take it. */
  private static BaseKey executor(
      IamClient iam, String account, Duty duty, Executors executors, ShippedPolicies shipped) {
    String name = duty.roleName(executors);
    String user = "kedgeline-" + duty.word();
    User base = iam.createUser(r -> r.userName(user).path("/kedgeline/")).user();
    iam.putUserPolicy(r ->
        r.userName(user)
            .policyName("assume-" + duty.word())
            .policyDocument(Documents.mayAssume("arn:aws:iam::" + account + ":role/" + name)));
    AccessKey key = iam.createAccessKey(r -> r.userName(user)).accessKey();
    iam.createRole(r -> r.roleName(name).assumeRolePolicyDocument(Documents.trustUser(base.arn())));
    iam.putRolePolicy(r ->
        r.roleName(name)
            .policyName(duty.word())
            .policyDocument(shipped.of(duty, ExecutorPolicies.of(duty, new AccountId(account)))));
    return new BaseKey(key.accessKeyId(), key.secretAccessKey());
  }

  /** The policy that we ship, for boundaries. */
  private static PolicyArn boundary(IamClient iam, RoleArn role, Executors executors) {
    String arn =
        iam.createPolicy(r ->
                r.policyName("ExactTR-BreakGlass-Boundary")
                    .path("/exacttr/breakglass/")
                    .policyDocument(BreakGlassBoundary.document(role.account(), executors)))
            .policy()
            .arn();
    return new PolicyArn(arn);
  }

  static void bind(IamClient iam, RoleArn role, PolicyArn boundary) {
    iam.putRolePermissionsBoundary(
        r -> r.roleName(role.name()).permissionsBoundary(boundary.value()));
  }

  private static TrustAnchorArn anchor(RolesAnywhereClient anywhere, InventedCa ca) {
    return new TrustAnchorArn(
        anywhere
            .createTrustAnchor(r ->
                r.name("ExactTR Invented CA")
                    .enabled(true)
                    .tags(Tag.builder().key(Environment.TAG).value("production").build())
                    .source(s ->
                        s.sourceType(TrustAnchorType.CERTIFICATE_BUNDLE)
                            .sourceData(d -> d.x509CertificateData(ca.self().certificatePem()))))
            .trustAnchor()
            .trustAnchorArn());
  }

  static RoleArn role(IamClient iam, String path, String name, TrustAnchorArn anchor) {
    String arn =
        iam.createRole(r ->
                r.roleName(name).path(path).assumeRolePolicyDocument(Documents.trustAnchor(anchor)))
            .role()
            .arn();
    iam.putRolePolicy(
        r -> r.roleName(name).policyName("own").policyDocument(Documents.mayReadItself(arn)));
    return new RoleArn(arn);
  }

  static ProfileArn breakGlassProfile(RolesAnywhereClient anywhere, String name, RoleArn role) {
    return new ProfileArn(
        anywhere
            .createProfile(r ->
                r.name(name)
                    .roleArns(role.value())
                    .durationSeconds(900)
                    .enabled(false)
                    .sessionPolicy(DesiredProfile.atRest().sessionPolicy())
                    .tags(classTag("breakglass")))
            .profile()
            .profileArn());
  }

  static Tag classTag(String value) {
    return Tag.builder().key("ExactTR-ProfileClass").value(value).build();
  }

  static ProfileArn controlProfile(RolesAnywhereClient anywhere, String name, RoleArn role) {
    return new ProfileArn(
        anywhere
            .createProfile(r ->
                r.name(name)
                    .roleArns(role.value())
                    .durationSeconds(900)
                    .enabled(true)
                    .tags(classTag("readonly")))
            .profile()
            .profileArn());
  }

  private static <B extends AwsClientBuilder<B, C>, C> C configured(
      B builder, URI endpoint, StaticCredentialsProvider credentials) {
    return builder
        .region(Region.EU_CENTRAL_1)
        .endpointOverride(endpoint)
        .credentialsProvider(credentials)
        .build();
  }
}
