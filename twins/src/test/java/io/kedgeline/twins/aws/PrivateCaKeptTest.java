package io.kedgeline.twins.aws;

import static io.kedgeline.twins.aws.PkiWorld.BUCKET;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.acmpca.model.Tag;
import software.amazon.awssdk.services.rolesanywhere.model.TrustAnchorType;

/** Authorities and buckets outlive the process. */
class PrivateCaKeptTest {

  @TempDir Path folder = Path.of("");

  private AwsTwin again(PkiWorld world) throws IOException {
    return AwsTwin.start((InstantSource) world::now, TwinSettings.usual().keptIn(folder));
  }

  @Test
  void whatWasDueStillComesAfterARestart() throws IOException {
    PkiWorld world = new PkiWorld(TwinSettings.usual().keptIn(folder));
    String root = world.rootCa();
    String ca = world.subordinateCa(root, PkiWorld.listing(7));
    var leaf = world.leaf(ca, "CN=a").certificate();
    world.pca.tagCertificateAuthority(
        r -> r.certificateAuthorityArn(ca).tags(Tag.builder().key("k").value("v").build()));
    world.pca.createCertificateAuthorityAuditReport(
        r -> r.certificateAuthorityArn(ca).s3BucketName(BUCKET).auditReportResponseFormat("JSON"));
    world.revoke(ca, leaf);
    new Clients(world.twin)
        .anywhere(world.root)
        .createTrustAnchor(r ->
            r.name("a")
                .source(s ->
                    s.sourceType(TrustAnchorType.AWS_ACM_PCA).sourceData(d -> d.acmPcaArn(ca))));
    ObjectNode before = world.twin.levers().state();
    world.close();
    try (AwsTwin twin = again(world)) {
      assertEquals(before.toString(), twin.levers().state().toString());
      Clients clients = new Clients(twin);
      AwsCredentials keys = world.root;
      twin.levers().advance(Duration.ofMinutes(30));
      assertEquals(2, clients.s3(keys).listObjectsV2(r -> r.bucket(BUCKET)).keyCount());
      assertEquals(
          2, twin.levers().state().path("privateCas").path(1).path("crl").path("number").asInt());
      clients.privateCa(keys).getCertificateAuthorityCsr(r -> r.certificateAuthorityArn(ca));
    }
  }

  @Test
  void aKeyIsKeptAndNotTold() throws IOException {
    try (PkiWorld world = new PkiWorld(TwinSettings.usual().keptIn(folder))) {
      world.rootCa();
      assertTrue(Files.readString(folder.resolve("aws.json")).contains("privateKey"));
      assertFalse(world.twin.levers().state().toString().contains("privateKey"));
    }
  }
}
