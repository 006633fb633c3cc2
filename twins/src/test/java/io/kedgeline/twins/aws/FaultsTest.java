package io.kedgeline.twins.aws;

import static io.kedgeline.twins.aws.Clients.TRUST;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.kedgeline.twins.aws.faults.Fault;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.ConcurrentModificationException;
import software.amazon.awssdk.services.rolesanywhere.RolesAnywhereClient;

/** What goes wrong on request, as the real SDK meets it, retries included. */
class FaultsTest {

  private Instant now = Instant.parse("2026-11-01T12:00:00Z");
  private AwsTwin twin;
  private AwsCredentials root;
  private IamClient iam;
  private RolesAnywhereClient anywhere;

  @BeforeEach
  void start() throws IOException {
    twin = AwsTwin.start((InstantSource) () -> now);
    Clients clients = new Clients(twin);
    root = clients.root();
    iam = clients.iam(root);
    anywhere = clients.anywhere(root);
  }

  @AfterEach
  void stop() {
    twin.close();
  }

  private List<String> errors() {
    return twin.calls().stream()
        .map(AwsCall::error)
        .filter(Predicate.not(String::isEmpty))
        .toList();
  }

  @Test
  void aThrottledCallIsTriedAgain() {
    twin.levers().faults().add(Fault.throttle("rolesanywhere", "CreateProfile").times(1));
    anywhere.createProfile(r -> r.name("p").roleArns(new String[0]));
    assertEquals(1, anywhere.listProfiles(r -> {}).profiles().size());
    assertEquals(List.of("ThrottlingException"), errors());
  }

  @Test
  void anErrorIsTheOneThatWasAskedForUntilItIsCleared() {
    twin.levers().faults().add(Fault.error("iam", "*", 409, "ConcurrentModification"));
    assertThrows(ConcurrentModificationException.class, () -> iam.listRoles());
    assertThrows(ConcurrentModificationException.class, () -> iam.listUsers());
    assertEquals(0, anywhere.listProfiles(r -> {}).profiles().size());
    twin.levers().faults().clear();
    assertEquals(List.of(), iam.listRoles().roles());
  }

  /** Roles Anywhere has no token that makes a repetition harmless. */
  @Test
  void aLostAnswerToACreationLeavesTwoAfterARetry() {
    twin.levers().faults().add(Fault.lost("rolesanywhere", "CreateProfile").times(1));
    anywhere.createProfile(r -> r.name("p").roleArns(new String[0]));
    assertEquals(2, anywhere.listProfiles(r -> {}).profiles().size());
  }

  @Test
  void aDelayedCallDoesNotHoldUpOthers() {
    iam.createRole(r -> r.roleName("R").assumeRolePolicyDocument(TRUST));
    twin.levers().faults().add(Fault.delay("iam", "GetRole", Duration.ofSeconds(1)).times(1));
    CompletableFuture<String> slow =
        CompletableFuture.supplyAsync(() -> iam.getRole(r -> r.roleName("R")).role().roleName());
    assertEquals(List.of(), anywhere.listProfiles(r -> {}).profiles());
    assertFalse(slow.isDone());
    assertEquals("R", slow.join());
  }

  @Test
  void aBucketOfRolesAnywhereLetsOneCallASecondThrough() throws IOException {
    twin.levers().throttle(true);
    Wire wire = new Wire(twin.endpoint(), root, "rolesanywhere");
    assertEquals(200, wire.get("/profiles").status());
    Wire.Reply refused = wire.get("/profiles");
    assertEquals(429, refused.status());
    assertEquals("ThrottlingException", refused.headers().get("x-amzn-ErrorType"));
    assertEquals(200, wire.get("/trustanchors").status());
    assertEquals(200, wire.get("/subjects").status());
    assertEquals(200, wire.get("/crls").status());
    now = now.plusMillis(999);
    assertEquals(429, wire.get("/profiles").status());
    now = now.plusMillis(1);
    assertEquals(200, wire.get("/profiles").status());
    twin.levers().throttle(false);
    assertEquals(200, wire.get("/profiles").status());
  }

  @Test
  void twentySessionsASecondAreIssued() throws IOException {
    try (CertificateWorld world = new CertificateWorld()) {
      world.twin.levers().throttle(true);
      for (int i = 0; i < 20; i++) {
        assertEquals("let in", world.caller.ask(world.leaf("CN=a")).message());
      }
      assertEquals("Rate exceeded", world.caller.ask(world.leaf("CN=a")).message());
      world.later(Duration.ofMillis(50));
      assertEquals("let in", world.caller.ask(world.leaf("CN=a")).message());
    }
  }
}
