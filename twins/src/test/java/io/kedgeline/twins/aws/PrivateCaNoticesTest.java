package io.kedgeline.twins.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.kedgeline.twins.pki.Issued;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What AWS Private CA says by itself over EventBridge. */
@Timeout(60)
class PrivateCaNoticesTest {

  private static final String ISSUED = "ACM Private CA Certificate Issuance";
  private static final String LISTED = "ACM Private CA CRL Generation";
  private static final String REVOKED = "ACM Private CA Certificate Revocation";

  private final PkiWorld world = new PkiWorld();
  private final EventSink sink = new EventSink();
  private String ca = "";

  PrivateCaNoticesTest() throws IOException {}

  @BeforeEach
  void furnish() {
    ca = world.subordinateCa(world.rootCa(), PkiWorld.listing(7));
    world.twin.levers().events().deliverTo(sink.target());
  }

  @AfterEach
  void stop() {
    world.close();
    sink.close();
  }

  private List<String> types() {
    world.twin.levers().events().deliverDue();
    return sink.events().stream().map(event -> event.path("detail-type").asText()).toList();
  }

  private JsonNode latest() {
    return sink.events().getLast();
  }

  @Test
  void anIssuedCertificateIsToldWithItsAuthorityWhenItIsIssued() {
    Issued leaf = world.leaf(ca, "CN=a");
    assertEquals(List.of(ISSUED), types());
    assertEquals("aws.acm-pca", latest().path("source").asText());
    assertEquals(ca, latest().path("resources").path(0).asText());
    assertEquals(
        ca + "/certificate/" + leaf.certificate().getSerialNumber().toString(16),
        latest().path("resources").path(1).asText().replaceAll("/certificate/0+", "/certificate/"));
    assertEquals("success", latest().path("detail").path("result").asText());
  }

  @Test
  void aListIsToldWhenItIsWrittenAndARevocationAtOnce() {
    Issued leaf = world.leaf(ca, "CN=a");
    world.later(Duration.ofMinutes(29));
    assertEquals(List.of(ISSUED), types());
    world.later(Duration.ofMinutes(2));
    assertEquals(List.of(ISSUED, LISTED), types());
    assertEquals(ca, latest().path("resources").path(0).asText());
    world.revoke(ca, leaf.certificate());
    assertEquals(List.of(ISSUED, LISTED, REVOKED), types());
  }

  @Test
  void aListThatTheBucketRefusesIsToldAsAFailure() {
    world.leaf(ca, "CN=a");
    world.twin.levers().crlBucketsRefuse(true);
    world.later(Duration.ofMinutes(31));
    assertEquals(List.of(ISSUED, LISTED), types());
    assertEquals("failure", latest().path("detail").path("result").asText());
    assertEquals("Failed to write CRL to S3", latest().path("detail").path("reason").asText());
  }
}
