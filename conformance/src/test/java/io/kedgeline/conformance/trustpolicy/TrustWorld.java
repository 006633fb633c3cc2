package io.kedgeline.conformance.trustpolicy;

import com.fasterxml.jackson.databind.JsonNode;
import io.kedgeline.activities.aws.x509.CertificateIdentity;
import io.kedgeline.activities.aws.x509.CreateSessionClient;
import io.kedgeline.activities.aws.x509.SessionAnswer;
import io.kedgeline.domain.resource.PolicyArn;
import io.kedgeline.domain.resource.ProfileArn;
import io.kedgeline.domain.resource.RoleArn;
import io.kedgeline.domain.resource.TrustAnchorArn;
import io.kedgeline.domain.trustpolicy.CertificateFacts;
import io.kedgeline.sandbox.world.InventedAccount;
import io.kedgeline.twins.aws.AccountKeys;
import io.kedgeline.twins.aws.AwsTwin;
import io.kedgeline.twins.pki.InventedCa;
import io.kedgeline.twins.pki.Issued;
import io.kedgeline.workflows.wire.RulebookFile;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.rolesanywhere.RolesAnywhereClient;
import software.amazon.awssdk.services.rolesanywhere.model.Tag;
import software.amazon.awssdk.services.rolesanywhere.model.TrustAnchorType;

/** An account at the AWS twin with a second trust anchor, and certificates of any description. */
final class TrustWorld implements AutoCloseable {

  private static final String ACCOUNT = "111122223333";
  private static final Duration LIFE = Duration.ofDays(30);

  private final Instant yesterday = Instant.now().minus(Duration.ofDays(1));
  private final InventedCa root = InventedCa.root("CN=Invented Root,O=ExactTR", yesterday);
  private final InventedCa strangeRoot = InventedCa.root("CN=Strange Root,O=Other", yesterday);
  private final Map<String, InventedCa> authorities = new HashMap<>();
  private final SdkHttpClient http = ApacheHttpClient.create();
  private final AwsTwin twin = AwsTwin.start(InstantSource.system());
  private final AccountKeys keys = twin.createAccount(ACCOUNT);
  private final IamClient iam = configured(IamClient.builder().httpClient(http), keys);
  private final CreateSessionClient sessions =
      new CreateSessionClient(Optional.of(twin.endpoint()), InstantSource.system());
  private final InventedAccount account;
  private final TrustAnchorArn strangeAnchor;

  TrustWorld() throws IOException {
    this.account =
        InventedAccount.build(
            twin.endpoint(),
            keys,
            root,
            RulebookFile.read(Path.of("..", "runbooks", "rulebook.yaml")).rulebook().executors(),
            InventedAccount.ShippedPolicies.asShipped());
    this.strangeAnchor = anchorOf(keys);
  }

  /** The anchor that the policies are about. */
  TrustAnchorArn anchor() {
    return account.anchor();
  }

  /** Another anchor of the account, whose root is another. */
  TrustAnchorArn strangeAnchor() {
    return strangeAnchor;
  }

  /** The same root's anchor in another account. */
  TrustAnchorArn anchorElsewhere() {
    return anchorOf(twin.createAccount("999988887777"));
  }

  private TrustAnchorArn anchorOf(AccountKeys owner) {
    try (RolesAnywhereClient anywhere =
        configured(RolesAnywhereClient.builder().httpClient(http), owner)) {
      return new TrustAnchorArn(
          anywhere
              .createTrustAnchor(r ->
                  r.name("strange")
                      .enabled(true)
                      .source(s ->
                          s.sourceType(TrustAnchorType.CERTIFICATE_BUNDLE)
                              .sourceData(
                                  d -> d.x509CertificateData(strangeRoot.self().certificatePem()))))
              .trustAnchor()
              .trustAnchorArn());
    }
  }

  /** Gives the role that everybody asks for this trust policy. */
  void trust(String policy) {
    iam.updateAssumeRolePolicy(
        r -> r.roleName(account.controlRole().name()).policyDocument(policy));
  }

  /** A certificate of this description, to be presented at this anchor. */
  Presented issue(TrustAnchorArn anchor, Map<String, String> attributes) {
    boolean ours = anchor.equals(account.anchor());
    String issuer = attributes.get("x509Issuer/CN");
    String name = issuer == null ? "O=Nameless" : "CN=" + issuer + ",O=ExactTR";
    InventedCa authority =
        authorities.computeIfAbsent(
            ours + name, key -> (ours ? root : strangeRoot).subordinate(name, yesterday));
    StringBuilder subject =
        new StringBuilder("CN=" + attributes.getOrDefault("x509Subject/CN", "device-7"));
    attributes.forEach((attribute, value) -> {
      if (attribute.matches("x509Subject/(OU|O)")) {
        subject.append(',').append(attribute.substring("x509Subject/".length()));
        subject.append('=').append(value);
      }
    });
    List<GeneralNames> uri =
        Optional.ofNullable(attributes.get("x509SAN/URI"))
            .map(text ->
                new GeneralNames(new GeneralName(GeneralName.uniformResourceIdentifier, text)))
            .stream()
            .toList();
    Issued issued = authority.issue(subject.toString(), yesterday, LIFE, "EC", uri);
    return new Presented(
        anchor,
        new CertificateIdentity(
            issued.key(), issued.certificate(), List.of(authority.self().certificate())),
        attributes.toString());
  }

  /** A certificate as a finding describes it; an anchor that is not ours is the strange one. */
  Presented issue(CertificateFacts described) {
    boolean ours = described.trustAnchor().equals(anchor().value());
    return issue(ours ? anchor() : strangeAnchor, described.attributes());
  }

  /** {@code let in}, or why not. */
  String ask(Presented presented) {
    return switch (answer(presented, account.controlProfile(), account.controlRole())) {
      case SessionAnswer.Granted granted -> "let in";
      case SessionAnswer.Refused refused -> refused.message();
    };
  }

  /** What comes of asking for a session by this profile. */
  SessionAnswer answer(Presented presented, ProfileArn profile, RoleArn role) {
    try {
      return sessions.ask(presented.identity(), profile, role, presented.anchor());
    } catch (IOException | GeneralSecurityException broken) {
      throw new AssertionError(broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stopped);
    }
  }

  /** The permissions boundary of the account. */
  PolicyArn boundary() {
    return account.boundary();
  }

  /** IAM with the credentials of a session. */
  IamClient iam(SessionAnswer.Granted session) {
    return IamClient.builder()
        .httpClient(http)
        .region(Region.EU_CENTRAL_1)
        .endpointOverride(twin.endpoint())
        .credentialsProvider(StaticCredentialsProvider.create(session.credentials()))
        .build();
  }

  /** Makes a drafted profile and its role, exactly as drafted, and enables it. */
  ProfileArn make(JsonNode draft) {
    JsonNode role = draft.path("role");
    JsonNode profile = draft.path("profile");
    String name = role.path("RoleName").textValue();
    if (roleIsThere(name)) {
      iam.updateAssumeRolePolicy(
          r -> r.roleName(name).policyDocument(role.path("AssumeRolePolicyDocument").toString()));
    } else {
      iam.createRole(r ->
          r.roleName(name)
              .path(role.path("Path").textValue())
              .maxSessionDuration(role.path("MaxSessionDuration").intValue())
              .permissionsBoundary(role.path("PermissionsBoundary").textValue())
              .assumeRolePolicyDocument(role.path("AssumeRolePolicyDocument").toString()));
    }
    iam.putRolePolicy(r ->
        r.roleName(name)
            .policyName(role.path("PolicyName").textValue())
            .policyDocument(role.path("PolicyDocument").toString()));
    try (RolesAnywhereClient anywhere =
        configured(RolesAnywhereClient.builder().httpClient(http), keys)) {
      String id =
          anywhere
              .createProfile(r ->
                  r.name(profile.path("name").textValue())
                      .roleArns(profile.path("roleArns").path(0).textValue())
                      .durationSeconds(profile.path("durationSeconds").intValue())
                      .enabled(profile.path("enabled").booleanValue())
                      .acceptRoleSessionName(profile.path("acceptRoleSessionName").booleanValue())
                      .tags(tag(profile.path("tags").path(0))))
              .profile()
              .profileId();
      return new ProfileArn(anywhere.enableProfile(r -> r.profileId(id)).profile().profileArn());
    }
  }

  private static Tag tag(JsonNode tag) {
    return Tag.builder()
        .key(tag.path("key").textValue())
        .value(tag.path("value").textValue())
        .build();
  }

  private boolean roleIsThere(String name) {
    return iam.listRoles().roles().stream().anyMatch(role -> role.roleName().equals(name));
  }

  /**
   * Somebody at the door.
   *
   * @param anchor where
   * @param identity with what
   * @param description in words
   */
  record Presented(TrustAnchorArn anchor, CertificateIdentity identity, String description) {
    @Override
    public String toString() {
      return description + " at " + anchor;
    }
  }

  private <B extends AwsClientBuilder<B, C>, C> C configured(B builder, AccountKeys owner) {
    return builder
        .region(Region.EU_CENTRAL_1)
        .endpointOverride(twin.endpoint())
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(owner.accessKeyId(), owner.secretAccessKey())))
        .build();
  }

  @Override
  public void close() {
    iam.close();
    sessions.close();
    http.close();
    twin.close();
  }
}
