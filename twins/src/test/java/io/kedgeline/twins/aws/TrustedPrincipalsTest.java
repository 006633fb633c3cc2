package io.kedgeline.twins.aws;

import static io.kedgeline.twins.aws.Clients.ACCOUNT;
import static io.kedgeline.twins.aws.Clients.TRUST;
import static io.kedgeline.twins.aws.Clients.policy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.MalformedPolicyDocumentException;
import software.amazon.awssdk.services.sts.model.StsException;

/** A trust policy means the very roles and users that its names led to when it was stored. */
class TrustedPrincipalsTest {

  private static final String CALLER = "arn:aws:iam::" + ACCOUNT + ":role/Caller";

  private AwsTwin twin;
  private Clients clients;
  private IamClient admin;
  private AwsCredentials user;

  @BeforeEach
  void start() throws IOException {
    twin = AwsTwin.start(InstantSource.fixed(Instant.parse("2026-11-01T12:00:00Z")));
    clients = new Clients(twin);
    AwsCredentials root = clients.root();
    admin = clients.iam(root);
    user = clients.user(root, "u", policy("Allow", "*"));
    admin.createRole(r -> r.roleName("Caller").assumeRolePolicyDocument(TRUST));
  }

  @AfterEach
  void stop() {
    twin.close();
  }

  private static String trusting(String principal) {
    return TRUST.replace("arn:aws:iam::111122223333:root", principal);
  }

  private void recreateCaller() {
    admin.deleteRole(r -> r.roleName("Caller"));
    admin.createRole(r -> r.roleName("Caller").assumeRolePolicyDocument(TRUST));
  }

  private String trustOf(String role) {
    return URLDecoder.decode(
        admin.getRole(r -> r.roleName(role)).role().assumeRolePolicyDocument(),
        StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"role/Caller", "assumed-role/Caller/session"})
  void aRoleThatIsMadeAnewUnderTheSameArnIsNotTrusted(String principal) {
    String service = principal.startsWith("role") ? "iam" : "sts";
    String arn = "arn:aws:%s::%s:%s".formatted(service, ACCOUNT, principal);
    admin.createRole(r -> r.roleName("R").assumeRolePolicyDocument(trusting(arn)));
    assertEquals(
        "arn:aws:sts::111122223333:assumed-role/R/session",
        clients
            .sts(clients.assumed(clients.assumed(user, "Caller"), "R"))
            .getCallerIdentity()
            .arn());
    recreateCaller();
    AwsCredentials another = clients.assumed(user, "Caller");
    assertThrows(StsException.class, () -> clients.assumed(another, "R"));
    admin.updateAssumeRolePolicy(r -> r.roleName("R").policyDocument(trusting(arn)));
    clients.assumed(another, "R");
  }

  @Test
  void theIdStandsInTheDocumentOnceTheRoleIsGone() {
    String id = admin.getRole(r -> r.roleName("Caller")).role().roleId();
    admin.createRole(r -> r.roleName("R").assumeRolePolicyDocument(trusting(CALLER)));
    assertEquals(trusting(CALLER), trustOf("R"));
    recreateCaller();
    assertEquals(trusting(id), trustOf("R"));
    assertThrows(
        MalformedPolicyDocumentException.class,
        () -> admin.updateAssumeRolePolicy(r -> r.roleName("R").policyDocument(trustOf("R"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:iam::111122223333:role/none",
        "arn:aws:iam::111122223333:role/other/Caller",
        "arn:aws:iam::111122223333:user/none",
        "arn:aws:sts::111122223333:assumed-role/none/s",
        "arn:aws:sts::111122223333:federated-user/u",
        "AROAAAAAAAAAAAAAAAAAA"
      })
  void aPrincipalThatDoesNotExistIsRefused(String principal) {
    MalformedPolicyDocumentException refused =
        assertThrows(
            MalformedPolicyDocumentException.class,
            () ->
                admin.createRole(
                    r -> r.roleName("R").assumeRolePolicyDocument(trusting(principal))));
    assertTrue(
        refused.toString().contains("Invalid principal in policy: \"AWS\":\"" + principal + "\""));
  }

  @Test
  void accountsOfOthersMayBeTrusted() {
    admin.createRole(r -> r.roleName("R").assumeRolePolicyDocument(trusting("999988887777")));
    assertThrows(StsException.class, () -> clients.assumed(user, "R"));
  }
}
