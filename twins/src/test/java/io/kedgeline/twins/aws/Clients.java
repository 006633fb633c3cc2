package io.kedgeline.twins.aws;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.acmpca.AcmPcaClient;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.rolesanywhere.RolesAnywhereClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.Credentials;

/** The real SDK's clients, pointed at a twin. */
record Clients(AwsTwin twin) {

  static final String ACCOUNT = "111122223333";

  /** A trust policy that lets its own account in. */
  static final String TRUST =
      """
      {"Version":"2012-10-17","Statement":[{"Effect":"Allow",\
      "Principal":{"AWS":"arn:aws:iam::111122223333:root"},\
      "Action":["sts:AssumeRole","sts:SetSourceIdentity"]}]}\
      """;

  /** A policy of one statement on every resource. */
  static String policy(String effect, String action) {
    return """
    {"Version":"2012-10-17","Statement":[{"Effect":"%s","Action":"%s","Resource":"*"}]}\
    """
        .formatted(effect, action);
  }

  AwsCredentials root() {
    AccountKeys keys = twin.createAccount(ACCOUNT);
    return AwsBasicCredentials.create(keys.accessKeyId(), keys.secretAccessKey());
  }

  /** The keys of a new user with this inline policy. */
  AwsCredentials user(AwsCredentials root, String name, String policy) {
    IamClient iam = iam(root);
    iam.createUser(r -> r.userName(name));
    iam.putUserPolicy(r -> r.userName(name).policyName("own").policyDocument(policy));
    var key = iam.createAccessKey(r -> r.userName(name)).accessKey();
    return AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey());
  }

  AwsCredentials assumed(AwsCredentials caller, String role) {
    return assumed(caller, role, r -> {});
  }

  AwsCredentials assumed(
      AwsCredentials caller,
      String role,
      java.util.function.Consumer<AssumeRoleRequest.Builder> more) {
    Credentials session =
        sts(caller)
            .assumeRole(r -> {
              r.roleArn("arn:aws:iam::" + ACCOUNT + ":role/" + role).roleSessionName("session");
              more.accept(r);
            })
            .credentials();
    return AwsSessionCredentials.create(
        session.accessKeyId(), session.secretAccessKey(), session.sessionToken());
  }

  StsClient sts(AwsCredentials credentials) {
    return built(StsClient.builder().httpClient(ApacheHttpClient.create()), credentials);
  }

  IamClient iam(AwsCredentials credentials) {
    return built(IamClient.builder().httpClient(ApacheHttpClient.create()), credentials);
  }

  OrganizationsClient organizations(AwsCredentials credentials) {
    return built(
        OrganizationsClient.builder().httpClient(ApacheHttpClient.create()),
        credentials,
        Region.US_EAST_1);
  }

  CloudTrailClient cloudTrail(AwsCredentials credentials, Region region) {
    return built(
        CloudTrailClient.builder().httpClient(ApacheHttpClient.create()), credentials, region);
  }

  IdentitystoreClient identities(AwsCredentials credentials, Region region) {
    return built(
        IdentitystoreClient.builder().httpClient(ApacheHttpClient.create()), credentials, region);
  }

  RolesAnywhereClient anywhere(AwsCredentials credentials) {
    return anywhere(credentials, Region.EU_CENTRAL_1);
  }

  RolesAnywhereClient anywhere(AwsCredentials credentials, Region region) {
    return built(
        RolesAnywhereClient.builder().httpClient(ApacheHttpClient.create()), credentials, region);
  }

  AcmPcaClient privateCa(AwsCredentials credentials) {
    return built(AcmPcaClient.builder().httpClient(ApacheHttpClient.create()), credentials);
  }

  S3Client s3(AwsCredentials credentials) {
    return s3(credentials, Region.EU_CENTRAL_1);
  }

  S3Client s3(AwsCredentials credentials, Region region) {
    return built(S3Client.builder().httpClient(ApacheHttpClient.create()), credentials, region);
  }

  private <B extends AwsClientBuilder<B, C>, C> C built(B builder, AwsCredentials credentials) {
    return built(builder, credentials, Region.EU_CENTRAL_1);
  }

  private <B extends AwsClientBuilder<B, C>, C> C built(
      B builder, AwsCredentials credentials, Region region) {
    return builder
        .region(region)
        .endpointOverride(twin.endpoint())
        .credentialsProvider(StaticCredentialsProvider.create(credentials))
        .build();
  }
}
