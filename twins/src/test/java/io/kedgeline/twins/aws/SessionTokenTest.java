package io.kedgeline.twins.aws;

import static io.kedgeline.twins.aws.Clients.policy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.StsException;

/** Credentials of a user that end. */
class SessionTokenTest {

  private Instant now = Instant.parse("2026-11-01T12:00:00Z");
  private AwsTwin twin;
  private Clients clients;
  private AwsCredentials user;
  private AwsCredentials session;

  @BeforeEach
  void start() throws IOException {
    twin = AwsTwin.start((InstantSource) () -> now);
    clients = new Clients(twin);
    user = clients.user(clients.root(), "u", policy("Allow", "*"));
    Credentials token =
        clients.sts(user).getSessionToken(r -> r.durationSeconds(900)).credentials();
    session =
        AwsSessionCredentials.create(
            token.accessKeyId(), token.secretAccessKey(), token.sessionToken());
  }

  @AfterEach
  void stop() {
    twin.close();
  }

  @Test
  void theyAreTheSameUsersUntilTheyEnd() {
    StsClient sts = clients.sts(session);
    assertEquals(clients.sts(user).getCallerIdentity().arn(), sts.getCallerIdentity().arn());
    now = now.plusSeconds(900);
    assertThrows(StsException.class, sts::getCallerIdentity);
  }

  @Test
  void theyReachOtherServicesButNotIamAndGiveNoFurtherOnes() {
    assertEquals(0, clients.anywhere(session).listProfiles(r -> {}).profiles().size());
    assertThrows(IamException.class, () -> clients.iam(session).listRoles());
    assertThrows(StsException.class, () -> clients.sts(session).getSessionToken());
  }

  @Test
  void aKeyTellsItsAccount() {
    assertEquals(
        Clients.ACCOUNT,
        clients.sts(user).getAccessKeyInfo(r -> r.accessKeyId(user.accessKeyId())).account());
    assertThrows(
        StsException.class,
        () -> clients.sts(user).getAccessKeyInfo(r -> r.accessKeyId("AKIA000000000000")));
  }

  @Test
  void theyAreNotAmongTheUsersKeys() {
    assertEquals(
        1, clients.iam(user).listAccessKeys(r -> r.userName("u")).accessKeyMetadata().size());
  }
}
