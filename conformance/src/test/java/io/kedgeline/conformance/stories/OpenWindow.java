package io.kedgeline.conformance.stories;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.kedgeline.activities.aws.x509.CertificateIdentity;
import io.kedgeline.activities.aws.x509.CreateSessionClient;
import io.kedgeline.activities.aws.x509.SessionAnswer;
import io.kedgeline.domain.certificate.SourceIdentity;
import io.kedgeline.domain.claim.DesiredProfile;
import io.kedgeline.domain.claim.LeaseClaim;
import io.kedgeline.domain.claim.LeaseStage;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.rulebook.Executors;
import io.kedgeline.sandbox.world.InventedAccount;
import io.kedgeline.sandbox.world.InventedOrganization;
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
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.rolesanywhere.RolesAnywhereClient;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * A window that is open in the twin, with no guardrail about it, and a holder whose role is allowed
 * everything: what they may do is decided by the role's permissions boundary.
 */
final class OpenWindow implements AutoCloseable {

  private static final String ACCOUNT = "111122223333";
  private static final SourceIdentity HOLDER = new SourceIdentity("CN=holder");

  private final AwsTwin aws;
  private final SdkHttpClient http = ApacheHttpClient.create();
  private final AccountKeys root;
  final InventedAccount account;
  final Executors executors =
      RulebookFile.read(Path.of("..", "runbooks", "rulebook.yaml")).rulebook().executors();
  final Hands holder;
  final Hands administrator;

  /** Clients with somebody's credentials. */
  record Hands(
      IamClient iam,
      StsClient sts,
      RolesAnywhereClient anywhere,
      OrganizationsClient organizations) {}

  OpenWindow() throws IOException, GeneralSecurityException, InterruptedException {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    this.aws = AwsTwin.start(InstantSource.fixed(now));
    this.root = InventedOrganization.found(aws, ACCOUNT).member();
    InventedCa ca = InventedCa.root("CN=Invented", now.minus(Duration.ofDays(1)));
    this.account =
        InventedAccount.build(
            aws.endpoint(), root, ca, executors, InventedAccount.ShippedPolicies.asShipped());
    this.administrator =
        hands(AwsBasicCredentials.create(root.accessKeyId(), root.secretAccessKey()));
    open(now);
    this.holder =
        hands(session(ca.issue(HOLDER.value(), now.minusSeconds(60), Duration.ofDays(1))));
  }

  private void open(Instant now) {
    LeaseClaim lease =
        new LeaseClaim(
            new RunId("RB-06/CHG-1"),
            account.profile(),
            account.role(),
            HOLDER,
            now,
            now.plusSeconds(1800),
            LeaseStage.OPEN);
    DesiredProfile opened = DesiredProfile.of(List.of(lease), new SourceIdentity("CN=canary"), now);
    administrator
        .iam()
        .putRolePolicy(r ->
            r.roleName(account.role().name())
                .policyName("everything")
                .policyDocument(
                    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}"));
    administrator
        .anywhere()
        .updateProfile(
            r -> r.profileId(account.profile().id()).sessionPolicy(opened.sessionPolicy()));
    administrator.anywhere().enableProfile(r -> r.profileId(account.profile().id()));
  }

  private AwsCredentials session(Issued leaf)
      throws IOException, GeneralSecurityException, InterruptedException {
    try (CreateSessionClient sessions =
        new CreateSessionClient(Optional.of(aws.endpoint()), InstantSource.system())) {
      SessionAnswer answer =
          sessions.ask(
              new CertificateIdentity(leaf.key(), leaf.certificate(), List.of()),
              account.profile(),
              account.role(),
              account.anchor());
      return assertInstanceOf(SessionAnswer.Granted.class, answer).credentials();
    }
  }

  private Hands hands(AwsCredentials credentials) {
    return new Hands(
        configured(IamClient.builder().httpClient(http), credentials).build(),
        configured(StsClient.builder().httpClient(http), credentials).build(),
        configured(RolesAnywhereClient.builder().httpClient(http), credentials).build(),
        configured(OrganizationsClient.builder().httpClient(http), credentials)
            .region(Region.US_EAST_1)
            .build());
  }

  private <B extends AwsClientBuilder<B, C>, C> B configured(
      B builder, AwsCredentials credentials) {
    return builder
        .region(Region.EU_CENTRAL_1)
        .endpointOverride(aws.endpoint())
        .credentialsProvider(StaticCredentialsProvider.create(credentials));
  }

  @Override
  public void close() {
    http.close();
    aws.close();
  }
}
