package io.kedgeline.twins.aws;

import static io.kedgeline.twins.aws.PkiWorld.BUCKET;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.acmpca.model.AcmPcaException;
import software.amazon.awssdk.services.cloudtrail.model.LookupAttribute;
import software.amazon.awssdk.services.cloudtrail.model.LookupAttributeKey;

/** What CloudTrail tells of Private CA and of S3. */
class PrivateCaEventsTest {

  private final PkiWorld world = new PkiWorld();

  PrivateCaEventsTest() throws IOException {}

  @AfterEach
  void stop() {
    world.close();
  }

  private List<JsonNode> events(String source) throws IOException {
    LookupAttribute attribute =
        LookupAttribute.builder()
            .attributeKey(LookupAttributeKey.EVENT_SOURCE)
            .attributeValue(source)
            .build();
    List<JsonNode> events = new ArrayList<>();
    for (var event :
        new Clients(world.twin)
            .cloudTrail(world.root, Region.EU_CENTRAL_1)
            .lookupEvents(r -> r.lookupAttributes(attribute))
            .events()) {
      events.add(new ObjectMapper().readTree(event.cloudTrailEvent()));
    }
    return events;
  }

  @Test
  void anIssuedCertificateIsAnEvent() throws IOException {
    String root = world.rootCa();
    JsonNode issued =
        events("acm-pca.amazonaws.com").stream()
            .filter(event -> event.path("eventName").asText().equals("IssueCertificate"))
            .findFirst()
            .orElseThrow();
    assertEquals(root, issued.path("requestParameters").path("certificateAuthorityArn").asText());
    assertTrue(
        issued
            .path("responseElements")
            .path("certificateArn")
            .asText()
            .startsWith(root + "/certificate/"));
    assertFalse(issued.path("readOnly").asBoolean(true));
  }

  @Test
  void aRefusalIsAnEventWithItsCode() throws IOException {
    assertThrows(
        AcmPcaException.class,
        () -> world.pca.describeCertificateAuthority(r -> r.certificateAuthorityArn("none")));
    assertEquals(
        "InvalidArnException",
        events("acm-pca.amazonaws.com").getFirst().path("errorCode").asText());
  }

  @Test
  void bucketsAreInTheHistoryAndObjectsAreNot() throws IOException {
    world.s3.putObject(r -> r.bucket(BUCKET).key("k"), RequestBody.fromString("v"));
    List<JsonNode> events = events("s3.amazonaws.com");
    assertEquals(
        List.of("PutBucketPolicy", "CreateBucket"),
        events.stream().map(event -> event.path("eventName").asText()).toList());
    assertEquals(BUCKET, events.getFirst().path("requestParameters").path("bucketName").asText());
  }
}
