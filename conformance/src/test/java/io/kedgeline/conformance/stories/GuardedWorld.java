package io.kedgeline.conformance.stories;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.activities.aws.AccountSessions;
import io.kedgeline.activities.aws.AwsAccess;
import io.kedgeline.activities.aws.AwsClients;
import io.kedgeline.activities.aws.Duty;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.resource.ProfileArn;
import io.kedgeline.domain.resource.Region;
import io.kedgeline.domain.resource.RoleArn;
import io.kedgeline.domain.rulebook.Executors;
import io.kedgeline.sandbox.world.InventedAccount;
import io.kedgeline.sandbox.world.InventedOrganization;
import io.kedgeline.twins.aws.AccountKeys;
import io.kedgeline.twins.aws.AwsTwin;
import io.kedgeline.twins.pki.InventedCa;
import io.kedgeline.workflows.wire.RulebookFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.rolesanywhere.RolesAnywhereClient;
import software.amazon.awssdk.services.rolesanywhere.model.MappingRule;
import software.amazon.awssdk.services.rolesanywhere.model.Tag;

/**
 * An account in which every executor role may do everything, so that only the organization's
 * guardrails hold anybody.
 */
final class GuardedWorld implements AutoCloseable {

  static final String CLASS = "ExactTR-ProfileClass";
  static final String NOTE = "ApprovedChangeId";

  private static final String ACCOUNT = "111122223333";
  private static final RunId RUN = new RunId("RB-00/GUARD-1");
  private static final String EVERYTHING =
      """
      {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}\
      """;

  private final AwsTwin aws;
  private final AccountSessions sessions;
  final InventedOrganization organization;
  final InventedAccount account;
  final Executors executors =
      RulebookFile.read(Path.of("..", "runbooks", "rulebook.yaml")).rulebook().executors();

  GuardedWorld() throws IOException {
    Instant now = Instant.now();
    this.aws = AwsTwin.start(InstantSource.fixed(now));
    this.organization = InventedOrganization.found(aws, ACCOUNT);
    this.account =
        InventedAccount.build(
            aws.endpoint(),
            organization.member(),
            InventedCa.root("CN=Invented", now.minus(Duration.ofDays(1))),
            executors,
            (duty, shipped) -> EVERYTHING);
    organization.guard(executors);
    this.sessions =
        new AccountSessions(
            new AwsAccess(
                duty -> {
                  InventedAccount.BaseKey key =
                      Optional.ofNullable(account.bases().get(duty)).orElseThrow();
                  return StaticCredentialsProvider.create(
                      AwsBasicCredentials.create(key.id(), key.secret()));
                },
                Optional.of(aws.endpoint())),
            executors);
  }

  private AwsClients clientsOf(Duty duty) {
    return sessions.as(duty, account.profile().account(), account.profile().region(), RUN);
  }

  private AwsClients clients(AccountKeys keys) {
    return sessions.clients(
        account.profile().account(),
        region(),
        AwsBasicCredentials.create(keys.accessKeyId(), keys.secretAccessKey()));
  }

  private Region region() {
    return account.profile().region();
  }

  /** A profile that was there before the guardrails were. */
  ProfileArn profile(RoleArn role, String... tags) {
    ProfileArn[] made = new ProfileArn[1];
    organization.pastGuardrails(() -> {
      try (AwsClients root = clients(organization.member())) {
        made[0] = newProfile(root.rolesAnywhere(), role, tags);
      }
    });
    return made[0];
  }

  /** Creates a profile with these tags: keys and values in turn. */
  static ProfileArn newProfile(RolesAnywhereClient anywhere, RoleArn role, String... tags) {
    return new ProfileArn(
        anywhere
            .createProfile(r -> r.name("p").roleArns(role.value()).tags(tags(tags)))
            .profile()
            .profileArn());
  }

  static void tag(AwsClients clients, ProfileArn profile, String key, String value) {
    clients.rolesAnywhere().tagResource(r -> r.resourceArn(profile.value()).tags(tags(key, value)));
  }

  private static List<Tag> tags(String... keysAndValues) {
    List<Tag> tags = new ArrayList<>();
    for (int at = 0; at < keysAndValues.length; at += 2) {
      tags.add(Tag.builder().key(keysAndValues[at]).value(keysAndValues[at + 1]).build());
    }
    return tags;
  }

  RoleArn harmless() {
    return account.controlRole();
  }

  ProfileArn ordinary() {
    return profile(harmless(), CLASS, "readonly");
  }

  ProfileArn breakGlass() {
    return profile(harmless(), CLASS, "breakglass");
  }

  ProfileArn noted() {
    return profile(harmless(), CLASS, "breakglass", NOTE, "CHG-1");
  }

  ProfileArn opened() {
    ProfileArn profile = noted();
    as(Duty.OPEN, c -> enable(c, profile));
    return profile;
  }

  boolean enabled(ProfileArn profile) {
    try (AwsClients clients = clientsOf(Duty.CONTAIN)) {
      return clients.rolesAnywhere().getProfile(r -> r.profileId(profile.id())).profile().enabled();
    }
  }

  void as(Duty duty, Consumer<AwsClients> deed) {
    try (AwsClients clients = clientsOf(duty)) {
      deed.accept(clients);
    }
  }

  void closing(Consumer<AwsClients> deed) {
    as(Duty.CONTAIN, deed);
  }

  void administering(Consumer<AwsClients> deed) {
    try (AwsClients clients = clients(aws.administrator(ACCOUNT))) {
      deed.accept(clients);
    }
  }

  static void enable(AwsClients clients, ProfileArn profile) {
    clients.rolesAnywhere().enableProfile(r -> r.profileId(profile.id()));
  }

  static void update(AwsClients clients, ProfileArn profile) {
    clients.rolesAnywhere().updateProfile(r -> r.profileId(profile.id()).name("renamed"));
  }

  static void give(AwsClients clients, ProfileArn profile, RoleArn role) {
    clients.rolesAnywhere().updateProfile(r -> r.profileId(profile.id()).roleArns(role.value()));
  }

  static void map(AwsClients clients, ProfileArn profile) {
    clients
        .rolesAnywhere()
        .putAttributeMapping(r ->
            r.profileId(profile.id())
                .certificateField("x509Subject")
                .mappingRules(MappingRule.builder().specifier("CN").build()));
  }

  static void unmap(AwsClients clients, ProfileArn profile) {
    clients
        .rolesAnywhere()
        .deleteAttributeMapping(
            r -> r.profileId(profile.id()).certificateField("x509Subject").specifiers("CN"));
  }

  /** Lets this account's own identities take the role. */
  static void trust(AwsClients clients, RoleArn role) {
    clients
        .iam()
        .updateAssumeRolePolicy(r ->
            r.roleName(role.name())
                .policyDocument(
                    """
                    {"Version":"2012-10-17","Statement":[{"Effect":"Allow",\
                    "Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"sts:AssumeRole"}]}\
                    """));
  }

  static void allow(AwsClients clients, String role) {
    clients
        .iam()
        .putRolePolicy(r -> r.roleName(role).policyName("more").policyDocument(EVERYTHING));
  }

  /** The organization refuses this, and nothing else does. */
  static void assertRefused(Runnable deed) {
    AwsServiceException refused = assertThrows(AwsServiceException.class, deed::run);
    assertTrue(
        refused.toString().contains("with an explicit deny in a service control policy"),
        refused::toString);
  }

  @Override
  public void close() {
    sessions.close();
    aws.close();
  }
}
