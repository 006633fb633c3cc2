package io.kedgeline.conformance.stories;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.claim.ApprovalNote;
import io.kedgeline.domain.claim.DesiredProfile;
import io.kedgeline.domain.claim.EmergencyDeny;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.sandbox.world.InventedAccount;
import io.kedgeline.twins.aws.AccountKeys;
import io.kedgeline.twins.aws.AwsTwin;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.LimitExceededException;
import software.amazon.awssdk.services.rolesanywhere.RolesAnywhereClient;
import software.amazon.awssdk.services.rolesanywhere.model.ProfileDetail;

/** Somebody with the account's root keys: sees all that AWS has, and does what they like. */
final class Root implements AutoCloseable {

  private final SdkHttpClient http = ApacheHttpClient.create();
  private final InventedAccount account;
  private final IamClient iam;
  private final RolesAnywhereClient anywhere;

  Root(AwsTwin aws, InventedAccount account) {
    AccountKeys keys = aws.createAccount(account.profile().account().value());
    this.account = account;
    this.iam = configured(IamClient.builder().httpClient(http), aws, keys);
    this.anywhere = configured(RolesAnywhereClient.builder().httpClient(http), aws, keys);
  }

  private static <B extends AwsClientBuilder<B, C>, C> C configured(
      B builder, AwsTwin aws, AccountKeys keys) {
    return builder
        .region(Region.EU_CENTRAL_1)
        .endpointOverride(aws.endpoint())
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(keys.accessKeyId(), keys.secretAccessKey())))
        .build();
  }

  IamClient iam() {
    return iam;
  }

  RolesAnywhereClient anywhere() {
    return anywhere;
  }

  /** Deletes the break-glass role, with the inline policies that it must lose first. */
  void deleteRole() {
    stripRole(policy -> true);
    iam.deleteRole(r -> r.roleName(account.role().name()));
  }

  /** Takes the denials of sessions off the break-glass role. */
  void liftDenials() {
    stripRole(policy -> policy.startsWith("kedgeline-"));
  }

  private void stripRole(Predicate<String> which) {
    String name = account.role().name();
    iam.listRolePolicies(r -> r.roleName(name)).policyNames().stream()
        .filter(which)
        .forEach(policy -> iam.deleteRolePolicy(r -> r.roleName(name).policyName(policy)));
  }

  /**
   * Puts on the break-glass role what an unknown run may have left there: it takes no more then.
   */
  void fillWithADenial() {
    for (int names = 800; names > 0; names -= 5) {
      try {
        put(
            "kedgeline-emergency-RB-06.ROGUE-1",
            denial(String.join(",", Collections.nCopies(names, "\"CN=nobody\""))));
        return;
      } catch (LimitExceededException tooLong) {
        assertTrue(names > 5, "the role has no room at all");
      }
    }
  }

  /** Puts on the role what a run without the ledger put there. */
  void denyAs(RunId run) {
    put(EmergencyDeny.policyName(run), denial("\"CN=nobody\""));
  }

  private static String denial(String names) {
    return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Action\":\"*\","
        + "\"Resource\":\"*\",\"Condition\":{\"StringEquals\":{\"aws:SourceIdentity\":["
        + names
        + "]}}}]}";
  }

  private void put(String policy, String document) {
    iam.putRolePolicy(
        r -> r.roleName(account.role().name()).policyName(policy).policyDocument(document));
  }

  /** The names of the role's inline policies that begin so, in order. */
  List<String> policiesOfTheRole(String prefix) {
    return iam
        .listRolePoliciesPaginator(r -> r.roleName(account.role().name()))
        .policyNames()
        .stream()
        .filter(name -> name.startsWith(prefix))
        .sorted()
        .toList();
  }

  /** Whether the break-glass profile carries no note of approval. */
  boolean unnoted() {
    return anywhere
        .listTagsForResource(r -> r.resourceArn(account.profile().value()))
        .tags()
        .stream()
        .noneMatch(tag -> tag.key().equals(ApprovalNote.TAG));
  }

  /** Whether the break-glass profile is as nobody may use it, without a note of approval. */
  boolean atRest() {
    ProfileDetail profile = anywhere.getProfile(r -> r.profileId(account.profile().id())).profile();
    return unnoted()
        && new DesiredProfile(profile.enabled(), profile.sessionPolicy())
            .equals(DesiredProfile.atRest());
  }

  @Override
  public void close() {
    iam.close();
    anywhere.close();
    http.close();
  }
}
