package io.kedgeline.activities.aws;

import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.resource.AccountId;
import io.kedgeline.domain.resource.ProfileArn;
import io.kedgeline.domain.resource.Region;
import io.kedgeline.domain.rulebook.Executors;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.services.acmpca.AcmPcaClient;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.rolesanywhere.RolesAnywhereClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.StsClientBuilder;
import software.amazon.awssdk.services.sts.model.Credentials;

/**
 * Sessions of the executor roles. Each is assumed for one activity and names its run as source
 * identity, so that CloudTrail tells which run made which call.
 *
 * <p>The SDK tries a throttled call again itself, and must: Roles Anywhere answers one call a
 * second about profiles, and a closing makes several. Were each only made once, every try of the
 * closing would spend that second on its first call and be refused the second, without end.
 */
public final class AccountSessions implements AutoCloseable {

  private static final Duration ATTEMPT = Duration.ofSeconds(10);
  private static final Duration WHOLE_CALL = Duration.ofSeconds(25);

  private final AwsAccess access;
  private final Executors executors;
  private final SdkHttpClient http =
      ApacheHttpClient.builder()
          .connectionTimeout(Duration.ofSeconds(5))
          .socketTimeout(ATTEMPT)
          .build();
  private final Map<Seat, StsClient> sts = new ConcurrentHashMap<>();

  /** Whose own identity asks for sessions, and where. */
  private record Seat(Duty duty, Region region) {}

  /** Sessions from these identities for the roles of these names. */
  public AccountSessions(AwsAccess access, Executors executors) {
    this.access = access;
    this.executors = executors;
  }

  /** Clients that act as this duty's role in this account and Region, for this run. */
  public AwsClients as(Duty duty, AccountId account, Region region, RunId run) {
    return clients(account, region, credentials(duty, account, region, run));
  }

  /** Credentials of this duty's role in this account, taken in this Region for this run. */
  public AwsSessionCredentials credentials(Duty duty, AccountId account, Region region, RunId run) {
    String role = "arn:aws:iam::%s:role/%s".formatted(account, duty.roleName(executors));
    Credentials session =
        sts.computeIfAbsent(new Seat(duty, region), this::sts)
            .assumeRole(request ->
                request
                    .roleArn(role)
                    .roleSessionName(run.sessionName())
                    .sourceIdentity(run.sessionName())
                    .durationSeconds(900))
            .credentials();
    return AwsSessionCredentials.create(
        session.accessKeyId(), session.secretAccessKey(), session.sessionToken());
  }

  /** Acts once as this duty's role on this profile, for this run; names what AWS refuses. */
  <T> T acting(Duty duty, ProfileArn profile, RunId run, Function<AwsClients, T> work) {
    return acting(duty, profile.account(), profile.region(), run, work);
  }

  /**
   * Acts once as this duty's role in this account and Region, where what is acted on may not be
   * there yet, for this run; names what AWS refuses.
   */
  public <T> T acting(
      Duty duty, AccountId account, Region region, RunId run, Function<AwsClients, T> work) {
    return AwsFailures.naming(() -> {
      try (AwsClients clients = as(duty, account, region, run)) {
        return work.apply(clients);
      }
    });
  }

  /** Clients that act with these credentials, of this account's session or user. */
  public AwsClients clients(AccountId account, Region region, AwsCredentials credentials) {
    AwsCredentialsProvider provider = StaticCredentialsProvider.create(credentials);
    return new AwsClients(
        () -> configured(RolesAnywhereClient.builder().httpClient(http), region, provider).build(),
        () -> configured(IamClient.builder().httpClient(http), region, provider).build(),
        () -> configured(AcmPcaClient.builder().httpClient(http), region, provider).build(),
        () ->
            configured(
                    S3Client.builder()
                        .httpClient(http)
                        .forcePathStyle(access.endpoint().isPresent()),
                    region,
                    provider,
                    new ExpectedBucketOwner(account))
                .build());
  }

  /** CloudTrail in this Region with these credentials. */
  public CloudTrailClient cloudTrail(Region region, AwsCredentials credentials) {
    return configured(
            CloudTrailClient.builder().httpClient(http),
            region,
            StaticCredentialsProvider.create(credentials))
        .build();
  }

  private StsClient sts(Seat seat) {
    StsClientBuilder builder = StsClient.builder().httpClient(http);
    return configured(builder, seat.region(), access.base().apply(seat.duty())).build();
  }

  private <B extends AwsClientBuilder<B, ?>> B configured(
      B builder, Region region, AwsCredentialsProvider credentials, ExecutionInterceptor... more) {
    access.endpoint().ifPresent(builder::endpointOverride);
    return builder
        .region(software.amazon.awssdk.regions.Region.of(region.value()))
        .credentialsProvider(credentials)
        .overrideConfiguration(
            ClientOverrideConfiguration.builder()
                .executionInterceptors(
                    Stream.concat(Stream.of(new CallCounter()), Stream.of(more)).toList())
                .apiCallAttemptTimeout(ATTEMPT)
                .apiCallTimeout(WHOLE_CALL)
                .build());
  }

  @Override
  public void close() {
    sts.values().forEach(StsClient::close);
    http.close();
  }
}
