package io.kedgeline.twins.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.kedgeline.twins.pki.Issued;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.rolesanywhere.model.CredentialSummary;

/** What a certificate, its names and its holder's wishes come to at CreateSession. */
class CertificateSessionTest {

  private CertificateWorld world;

  @BeforeEach
  void start() throws IOException {
    world = new CertificateWorld();
  }

  @AfterEach
  void stop() {
    world.close();
  }

  @ParameterizedTest
  @CsvSource({"a\\+b,a+b", "a\\=b,a=b", "a,a"})
  void aCommonNameCountsWithoutItsEscapes(String written, String value) {
    assertEquals(
        "CN=" + value,
        world
            .caller
            .ask(world.leaf("CN=" + written))
            .credentialSet()
            .path("sourceIdentity")
            .asText());
    world.trustIf("{\"StringEquals\":{\"aws:PrincipalTag/x509Subject/CN\":\"" + value + "\"}}");
    assertEquals("let in", world.caller.ask(world.leaf("CN=" + written)).message());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "a b", "a/b", ""})
  void aSessionNameOutsideItsShapeIsRefused(String name) {
    String body = JsonNodeFactory.instance.objectNode().put("roleSessionName", name).toString();
    assertEquals(400, world.caller.ask(world.leaf("CN=leaf"), body).status());
    assertTrue(
        world
            .caller
            .ask(world.leaf("CN=leaf"), "{\"roleSessionName\":\"a-b\"}")
            .credentialSet()
            .path("assumedRoleUser")
            .path("arn")
            .asText()
            .endsWith(":assumed-role/R/a-b"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"899", "43201", "\"soon\"", "900.5"})
  void aDurationOutsideItsLimitsIsRefused(String seconds) {
    assertEquals(
        400,
        world.caller.ask(world.leaf("CN=leaf"), "{\"durationSeconds\":" + seconds + "}").status());
  }

  @Test
  void bothOfficialClientsAreUnderstood() {
    Issued leaf = world.leaf("CN=a");
    assertEquals("let in", world.caller.askLikeTheHelper(leaf).message());
    assertEquals("let in", world.caller.askLikeThePythonLibrary(leaf).message());
  }

  @Test
  void theTrustPolicySeesTheRolesTags() {
    world.trustIf("{\"StringEquals\":{\"aws:ResourceTag/Open\":\"yes\"}}");
    assertEquals(403, world.caller.ask(world.leaf("CN=leaf")).status());
    world.iam.tagRole(r ->
        r.roleName("R")
            .tags(
                software.amazon.awssdk.services.iam.model.Tag.builder()
                    .key("Open")
                    .value("yes")
                    .build()));
    assertEquals("let in", world.caller.ask(world.leaf("CN=leaf")).message());
  }

  @Test
  void theRequestCountsAsEncrypted() {
    world.trustIf("{\"Bool\":{\"aws:SecureTransport\":\"true\"}}");
    assertEquals("let in", world.caller.ask(world.leaf("CN=leaf")).message());
  }

  @Test
  void theRoomThatTheTagsTakeIsTold() {
    int few =
        world.caller.ask(world.leaf("CN=leaf")).credentialSet().path("packedPolicySize").asInt();
    int more =
        world
            .caller
            .ask(world.leaf("CN=leaf,O=" + "o".repeat(60) + ",OU=" + "u".repeat(60)))
            .credentialSet()
            .path("packedPolicySize")
            .asInt();
    assertTrue(few >= 1 && more > few, few + " and " + more);
  }

  @Test
  void aSubjectHasOneEntryForEachCertificate() {
    Issued first = world.leaf("CN=leaf");
    Issued second = world.leaf("CN=leaf");
    world.caller.ask(first);
    world.caller.ask(second);
    world.later(Duration.ofSeconds(60));
    world.caller.ask(first);
    String subject = world.anywhere.listSubjects(r -> {}).subjects().getFirst().subjectId();
    List<CredentialSummary> credentials =
        world.anywhere.getSubject(r -> r.subjectId(subject)).subject().credentials();
    assertEquals(
        Stream.of(first, second)
            .map(one -> one.certificate().getSerialNumber().toString())
            .toList(),
        credentials.stream().map(CredentialSummary::serialNumber).toList());
    assertEquals(
        Stream.of(first, second).map(Issued::certificatePem).toList(),
        credentials.stream().map(CredentialSummary::x509CertificateData).toList());
    assertEquals(
        60, Duration.between(credentials.get(1).seenAt(), credentials.get(0).seenAt()).toSeconds());
  }

  @Test
  void listsOfSubjectsTellNoCertificates() throws IOException {
    world.caller.ask(world.leaf("CN=leaf"));
    Set<String> members = new TreeSet<>();
    new Wire(world.twin.endpoint(), world.root, "rolesanywhere")
        .get("/subjects")
        .json()
        .path("subjects")
        .path(0)
        .fieldNames()
        .forEachRemaining(members::add);
    assertEquals(
        Set.of(
            "createdAt",
            "enabled",
            "lastSeenAt",
            "subjectArn",
            "subjectId",
            "updatedAt",
            "x509Subject"),
        members);
  }
}
