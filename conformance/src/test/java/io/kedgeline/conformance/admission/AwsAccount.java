package io.kedgeline.conformance.admission;

import io.kedgeline.activities.aws.AccountSessions;
import io.kedgeline.activities.aws.AwsAccess;
import io.kedgeline.activities.aws.x509.CreateSessionClient;
import io.kedgeline.domain.resource.AccountId;
import io.kedgeline.domain.rulebook.Executors;
import io.kedgeline.twins.aws.AccountKeys;
import io.kedgeline.twins.aws.AwsTwin;
import io.kedgeline.workflows.wire.RulebookFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.acmpca.AcmPcaClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.rolesanywhere.RolesAnywhereClient;

/** An account at the AWS twin as its root user sees it; Private CA issues without a delay. */
final class AwsAccount implements AutoCloseable {

  static final AccountId ID = new AccountId("111122223333");

  private final SdkHttpClient http = ApacheHttpClient.create();
  final AwsTwin twin = AwsTwin.start(InstantSource.system());
  private final StaticCredentialsProvider root = root(twin.createAccount(ID.value()));
  final IamClient iam = at(IamClient.builder().httpClient(http));
  final RolesAnywhereClient anywhere = at(RolesAnywhereClient.builder().httpClient(http));
  final AcmPcaClient privateCa = at(AcmPcaClient.builder().httpClient(http));
  final Executors executors =
      RulebookFile.read(Path.of("..", "runbooks", "rulebook.yaml")).rulebook().executors();
  final CreateSessionClient sessions =
      new CreateSessionClient(Optional.of(twin.endpoint()), InstantSource.system());
  final AccountSessions accounts =
      new AccountSessions(new AwsAccess(duty -> root, Optional.of(twin.endpoint())), executors);

  AwsAccount() throws IOException {
    twin.levers().privateCaWork(Duration.ZERO);
  }

  private static StaticCredentialsProvider root(AccountKeys keys) {
    return StaticCredentialsProvider.create(
        AwsBasicCredentials.create(keys.accessKeyId(), keys.secretAccessKey()));
  }

  private <B extends AwsClientBuilder<B, C>, C> C at(B builder) {
    return builder
        .region(Region.EU_CENTRAL_1)
        .endpointOverride(twin.endpoint())
        .credentialsProvider(root)
        .build();
  }

  @Override
  public void close() {
    accounts.close();
    sessions.close();
    http.close();
    twin.close();
  }
}
