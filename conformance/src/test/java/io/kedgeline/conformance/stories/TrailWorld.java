package io.kedgeline.conformance.stories;

import io.kedgeline.activities.aws.AccountSessions;
import io.kedgeline.activities.aws.AwsAccess;
import io.kedgeline.activities.aws.Duty;
import io.kedgeline.activities.aws.x509.CertificateIdentity;
import io.kedgeline.activities.aws.x509.CreateSessionClient;
import io.kedgeline.activities.aws.x509.SessionAnswer;
import io.kedgeline.domain.certificate.SourceIdentity;
import io.kedgeline.domain.claim.DesiredProfile;
import io.kedgeline.domain.claim.LeaseClaim;
import io.kedgeline.domain.claim.LeaseStage;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.rulebook.BreakGlassRules;
import io.kedgeline.domain.rulebook.Rulebook;
import io.kedgeline.ledger.database.LedgerDatabase;
import io.kedgeline.ledger.registry.ClaimTable;
import io.kedgeline.ledger.registry.ObjectClaims;
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
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.rolesanywhere.RolesAnywhereClient;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * An account of the AWS twin in which two holders have leases on one profile, opened by the root
 * user's hand. The clock stands.
 */
final class TrailWorld implements AutoCloseable {

  private static final String ACCOUNT = "111122223333";
  private static final SourceIdentity CANARY = new SourceIdentity("CN=canary");

  final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  final Rulebook rulebook =
      RulebookFile.read(Path.of("..", "runbooks", "rulebook.yaml")).rulebook();
  final AwsTwin aws = AwsTwin.start(InstantSource.fixed(now));
  final InventedAccount account;
  final AccountSessions sessions;
  private final AwsCredentials root;
  private final InventedCa ca = InventedCa.root("CN=Invented", now.minus(Duration.ofDays(1)));
  private final CreateSessionClient certificates =
      new CreateSessionClient(Optional.of(aws.endpoint()), InstantSource.system());
  private final SdkHttpClient http = ApacheHttpClient.create();

  TrailWorld(InventedAccount.ShippedPolicies policies) throws IOException {
    AccountKeys keys = aws.createAccount(ACCOUNT);
    root = AwsBasicCredentials.create(keys.accessKeyId(), keys.secretAccessKey());
    account = InventedAccount.build(aws.endpoint(), keys, ca, rulebook.executors(), policies);
    unbound();
    sessions =
        new AccountSessions(
            new AwsAccess(this::base, Optional.of(aws.endpoint())), rulebook.executors());
  }

  /** The shipped boundary refuses what these stories are about: listed is what gets through. */
  private void unbound() {
    try (IamClient iam = built(IamClient.builder().httpClient(http), root)) {
      iam.deleteRolePermissionsBoundary(r -> r.roleName(account.role().name()));
    }
  }

  private AwsCredentialsProvider base(Duty duty) {
    InventedAccount.BaseKey key = Optional.ofNullable(account.bases().get(duty)).orElseThrow();
    return StaticCredentialsProvider.create(AwsBasicCredentials.create(key.id(), key.secret()));
  }

  BreakGlassRules rules() {
    return rulebook.breakGlass();
  }

  LeaseClaim lease(String holder) {
    return new LeaseClaim(
        new RunId("RB-06/" + Story.freshChange()),
        account.profile(),
        account.role(),
        SourceIdentity.ofCommonName(holder),
        now,
        now.plusSeconds(1800),
        LeaseStage.OPEN);
  }

  /** Puts the leases into the ledger and opens the profile for their holders. */
  void open(LedgerDatabase ledger, LeaseClaim... leases) {
    List.of(leases).forEach(lease -> StartedRun.of(ledger, lease.run()));
    new ClaimTable(ledger)
        .withObject(
            account.profile().value(),
            mine -> {
              List.of(leases).forEach(lease -> open(mine, lease));
              return leases.length;
            });
    String policy = DesiredProfile.of(List.of(leases), CANARY, now).sessionPolicy();
    try (RolesAnywhereClient anywhere =
        built(RolesAnywhereClient.builder().httpClient(http), root)) {
      anywhere.updateProfile(r -> r.profileId(account.profile().id()).sessionPolicy(policy));
      anywhere.enableProfile(r -> r.profileId(account.profile().id()));
    }
  }

  private static void open(ObjectClaims claims, LeaseClaim open) {
    LeaseClaim written =
        new LeaseClaim(
            open.run(),
            open.profile(),
            open.role(),
            open.holder(),
            open.from(),
            open.until(),
            LeaseStage.WRITTEN);
    claims.put(written);
    claims.put(written.at(LeaseStage.NOTED));
    claims.put(open);
  }

  /** The session that a holder's certificate gets. */
  AwsCredentials session(String holder) {
    Issued issued = ca.issue("CN=" + holder, now.minus(Duration.ofDays(1)), Duration.ofDays(30));
    try {
      SessionAnswer answer =
          certificates.ask(
              new CertificateIdentity(issued.key(), issued.certificate(), List.of()),
              account.profile(),
              account.role(),
              account.anchor());
      return switch (answer) {
        case SessionAnswer.Granted granted -> granted.credentials();
        case SessionAnswer.Refused refused -> throw new AssertionError(refused.message());
      };
    } catch (IOException | GeneralSecurityException broken) {
      throw new AssertionError(broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stopped);
    }
  }

  IamClient iam() {
    return iam(root);
  }

  IamClient iam(AwsCredentials credentials) {
    return built(IamClient.builder().httpClient(http), credentials);
  }

  RolesAnywhereClient anywhere(AwsCredentials credentials) {
    return built(RolesAnywhereClient.builder().httpClient(http), credentials);
  }

  StsClient sts(AwsCredentials credentials) {
    return built(StsClient.builder().httpClient(http), credentials);
  }

  private <B extends AwsClientBuilder<B, C>, C> C built(B builder, AwsCredentials credentials) {
    return builder
        .region(Region.EU_CENTRAL_1)
        .endpointOverride(aws.endpoint())
        .credentialsProvider(StaticCredentialsProvider.create(credentials))
        .build();
  }

  @Override
  public void close() {
    sessions.close();
    certificates.close();
    http.close();
    aws.close();
  }
}
