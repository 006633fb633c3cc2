package io.kedgeline.conformance.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.kedgeline.twins.aws.AccountKeys;
import io.kedgeline.twins.aws.AwsTwin;
import io.kedgeline.twins.aws.IdentityCenter;
import io.kedgeline.twins.aws.authz.AccessRequest;
import io.kedgeline.twins.aws.authz.Caller;
import io.kedgeline.twins.aws.authz.Evaluator;
import io.kedgeline.twins.aws.authz.MalformedPolicyException;
import io.kedgeline.twins.aws.authz.PolicyDocument;
import io.kedgeline.twins.aws.authz.PolicyKind;
import io.kedgeline.twins.aws.authz.PolicyLayers;
import io.kedgeline.twins.aws.authz.RequestContext;
import io.kedgeline.twins.aws.front.Operations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;
import software.amazon.awssdk.services.rolesanywhere.RolesAnywhereClient;
import software.amazon.awssdk.services.sts.StsClient;

/** What the AWS identity may do that the server reads people with. */
class ServersIdentityTest {

  private static final String ACCOUNT = "111122223333";
  private static final Path SHIPPED =
      Path.of(
          "..", "starters/src/main/resources/io/kedgeline/starters/people/store/read-people.json");

  private static String policy(String store) throws IOException {
    return Files.readString(SHIPPED)
        .replace("${ACCOUNT}", ACCOUNT)
        .replace("${IDENTITY_STORE}", store);
  }

  @Test
  void theServersIdentityReadsPeopleAndNothingElse() throws IOException {
    try (AwsTwin twin = AwsTwin.start(InstantSource.system())) {
      AccountKeys root = twin.createAccount(ACCOUNT);
      IdentityCenter center = twin.levers().identityCenter(ACCOUNT, "eu-central-1");
      String group = center.addGroup("security-leads");
      IamClient iam = built(twin, IamClient.builder().httpClient(ApacheHttpClient.create()), root);
      iam.createRole(r ->
          r.roleName("R")
              .assumeRolePolicyDocument(
                  """
                  {"Version":"2012-10-17","Statement":[{"Effect":"Allow",\
                  "Principal":{"AWS":"arn:aws:iam::%s:root"},"Action":"sts:AssumeRole"}]}\
                  """
                      .formatted(ACCOUNT)));
      iam.createUser(r -> r.userName("people"));
      iam.putUserPolicy(r -> r.userName("people").policyName("read").policyDocument(text(center)));
      var key = iam.createAccessKey(r -> r.userName("people")).accessKey();
      AccountKeys keys = new AccountKeys(ACCOUNT, key.accessKeyId(), key.secretAccessKey());
      IdentitystoreClient store =
          built(twin, IdentitystoreClient.builder().httpClient(ApacheHttpClient.create()), keys);
      store.listUsers(r -> r.identityStoreId(center.id()));
      store.listGroups(r -> r.identityStoreId(center.id()));
      store.listGroupMemberships(r -> r.identityStoreId(center.id()).groupId(group));
      IamClient itsIam =
          built(twin, IamClient.builder().httpClient(ApacheHttpClient.create()), keys);
      StsClient sts = built(twin, StsClient.builder().httpClient(ApacheHttpClient.create()), keys);
      RolesAnywhereClient anywhere =
          built(twin, RolesAnywhereClient.builder().httpClient(ApacheHttpClient.create()), keys);
      CloudTrailClient trail =
          built(twin, CloudTrailClient.builder().httpClient(ApacheHttpClient.create()), keys);
      List<Executable> deeds =
          List.of(
              () -> store.listUsers(r -> r.identityStoreId("d-0000000000")),
              () -> store.describeGroup(r -> r.identityStoreId(center.id()).groupId(group)),
              itsIam::listRoles,
              itsIam::listUsers,
              () ->
                  sts.assumeRole(r ->
                      r.roleArn("arn:aws:iam::" + ACCOUNT + ":role/R").roleSessionName("session")),
              () -> anywhere.listProfiles(r -> {}),
              () -> trail.lookupEvents(r -> {}));
      for (Executable deed : deeds) {
        AwsServiceException refused = assertThrows(AwsServiceException.class, deed);
        assertEquals(
            "AccessDenied",
            refused.awsErrorDetails().errorCode().replace("Exception", ""),
            refused::getMessage);
      }
    }
  }

  private static String text(IdentityCenter center) {
    try {
      return policy(center.id());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Test
  void ofAllOperationsOfTheTwinThePolicyAllowsThree() throws IOException, MalformedPolicyException {
    PolicyDocument policy = PolicyDocument.parse(PolicyKind.IDENTITY, policy("d-1234567890"));
    Set<String> allowed = new TreeSet<>();
    for (String resource :
        List.of(
            "*",
            "arn:aws:identitystore::" + ACCOUNT + ":identitystore/d-1234567890",
            "arn:aws:identitystore:::user/u",
            "arn:aws:iam::" + ACCOUNT + ":role/R")) {
      new Operations()
          .names()
          .forEach((service, operations) ->
              operations.stream()
                  .map(operation -> service + ":" + operation)
                  .filter(action -> allows(policy, action, resource))
                  .forEach(allowed::add));
    }
    assertEquals(
        Set.of(
            "identitystore:ListGroupMemberships",
            "identitystore:ListGroups",
            "identitystore:ListUsers"),
        allowed);
  }

  private static boolean allows(PolicyDocument policy, String action, String resource) {
    Caller caller = new Caller.User("arn:aws:iam::" + ACCOUNT + ":user/people", ACCOUNT, "AIDA");
    return Evaluator.decide(
            new AccessRequest(caller, action, resource, RequestContext.builder().build()),
            PolicyLayers.of(List.of(policy), ACCOUNT))
        .allowed();
  }

  private static <B extends AwsClientBuilder<B, C>, C> C built(
      AwsTwin twin, B builder, AccountKeys keys) {
    return builder
        .region(Region.EU_CENTRAL_1)
        .endpointOverride(twin.endpoint())
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(keys.accessKeyId(), keys.secretAccessKey())))
        .build();
  }
}
