package io.kedgeline.twins.aws;

import static io.kedgeline.twins.aws.Clients.TRUST;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.rolesanywhere.model.AccessDeniedException;

/** The condition keys that every request has. */
class RequestKeysTest {

  private AwsTwin twin;
  private Clients clients;
  private AwsCredentials root;

  @BeforeEach
  void start() throws IOException {
    twin = AwsTwin.start(InstantSource.fixed(Instant.parse("2026-11-01T12:00:00.75Z")));
    clients = new Clients(twin);
    root = clients.root();
    clients.iam(root).createRole(r -> r.roleName("R").assumeRolePolicyDocument(TRUST));
  }

  @AfterEach
  void stop() {
    twin.close();
  }

  private AwsCredentials userIf(String condition) {
    return clients.user(
        root,
        "u",
        """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*",\
        "Condition":%s}]}\
        """
            .formatted(condition));
  }

  @Test
  void iamIsCalledInItsOwnRegionWhateverTheClients() {
    AwsCredentials user = userIf("{\"StringEquals\":{\"aws:RequestedRegion\":\"eu-central-1\"}}");
    assertThrows(IamException.class, () -> clients.iam(user).getRole(r -> r.roleName("R")));
    assertEquals(0, clients.anywhere(user).listProfiles(r -> {}).profiles().size());
  }

  @Test
  void aCallToIamIsMadeInNorthernVirginia() {
    AwsCredentials user = userIf("{\"StringEquals\":{\"aws:RequestedRegion\":\"us-east-1\"}}");
    assertEquals("R", clients.iam(user).getRole(r -> r.roleName("R")).role().roleName());
    assertThrows(AccessDeniedException.class, () -> clients.anywhere(user).listProfiles(r -> {}));
  }

  @Test
  void everyRequestCountsAsEncrypted() {
    AwsCredentials user = userIf("{\"Bool\":{\"aws:SecureTransport\":\"true\"}}");
    assertEquals("R", clients.iam(user).getRole(r -> r.roleName("R")).role().roleName());
  }

  @Test
  void theTimeIsComparedInWholeSeconds() {
    AwsCredentials user =
        userIf("{\"DateLessThanEquals\":{\"aws:CurrentTime\":\"2026-11-01T12:00:00Z\"}}");
    assertEquals("R", clients.iam(user).getRole(r -> r.roleName("R")).role().roleName());
  }
}
