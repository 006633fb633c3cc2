package io.kedgeline.twins.aws.acmpca;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kedgeline.twins.aws.front.Json;
import io.kedgeline.twins.aws.state.AwsState;
import io.kedgeline.twins.aws.state.PrivateCa;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * How an authority tells what it revoked (API Reference, RevocationConfiguration). OCSP and
 * partitioned lists are not in this twin.
 */
final class RevocationSettings {

  private static final String CRL = "CrlConfiguration";
  private static final String ACL = "S3ObjectAcl";
  private static final String PUBLIC = "PUBLIC_READ";
  private static final Set<String> ACLS = Set.of(PUBLIC, "BUCKET_OWNER_FULL_CONTROL");
  private static final String SEGMENT = "[-a-zA-Z0-9;?:@&=+$,%_.!~*()']";
  private static final String PATH = SEGMENT + "*(/" + SEGMENT + "+)*";
  private static final String TYPE = "application/pkix-crl";
  private static final int MOST_DAYS = 5000;

  private RevocationSettings() {}

  /** The settings with their defaults, which an authority of this ARN may have. */
  static ObjectNode checked(PrivateCaCall call, JsonNode asked, String caArn) {
    if (asked.path("OcspConfiguration").path("Enabled").asBoolean(false)) {
      throw Refusals.args("OCSP is not in this twin");
    }
    ObjectNode settings = Json.object();
    ObjectNode crl = settings.putObject(CRL);
    if (asked.path(CRL) instanceof ObjectNode given) {
      crl.setAll(given);
    }
    boolean enabled = crl.path("Enabled").asBoolean(false);
    crl.put("Enabled", enabled);
    if (enabled) {
      checkCrl(call, crl, caArn);
    }
    settings.putObject("OcspConfiguration").put("Enabled", false);
    return settings;
  }

  private static void checkCrl(PrivateCaCall call, ObjectNode crl, String caArn) {
    int days = crl.path("ExpirationInDays").asInt(0);
    if (days < 1 || days > MOST_DAYS) {
      throw Refusals.args("ExpirationInDays must be 1 to " + MOST_DAYS);
    }
    if (!crl.path("CrlType").asText("COMPLETE").equals("COMPLETE")) {
      throw Refusals.args("CrlType must be COMPLETE in this twin");
    }
    if (!crl.path("CustomPath").asText("").matches(PATH)) {
      throw Refusals.args("CustomPath is not valid");
    }
    crl.put(ACL, crl.path(ACL).asText(PUBLIC));
    if (!ACLS.contains(crl.path(ACL).asText(""))) {
      throw Refusals.args(ACL + " must be one of " + ACLS);
    }
    CaBucket place =
        new CaBucket(call.state(), caArn, call.invocation().account(), call.invocation().region());
    String bucket = crl.path("S3BucketName").asText("");
    String key = key(caArn.substring(caArn.indexOf('/') + 1), crl);
    if (isPublic(crl)) {
      place.requirePublic(call, bucket, key);
    } else {
      place.require(call, bucket, key);
    }
  }

  private static boolean isPublic(JsonNode crl) {
    return crl.path(ACL).asText("").equals(PUBLIC);
  }

  /** The settings of its list, while one is to be written. */
  static Optional<JsonNode> list(PrivateCa ca) {
    return Optional.of(ca.detail().path("RevocationConfiguration").path(CRL))
        .filter(crl -> crl.path("Enabled").asBoolean(false));
  }

  /** Writes a list, and tells whether the bucket took it. */
  static boolean write(AwsState state, PrivateCa ca, JsonNode crl, byte[] list, Instant at) {
    CaBucket place = new CaBucket(state, ca.arn(), ca.account(), ca.region());
    String bucket = crl.path("S3BucketName").asText("");
    String key = key(ca.id(), crl);
    return isPublic(crl)
        ? place.writePublic(bucket, key, list, TYPE, at)
        : place.write(bucket, key, list, TYPE, at);
  }

  private static String key(String caId, JsonNode crl) {
    String path = crl.path("CustomPath").asText("");
    return "%s/%s.crl".formatted(path.isEmpty() ? "crl" : path, caId);
  }

  /** The URL by which certificates name the list, unless they are not to. */
  static Optional<String> distributionPoint(PrivateCa ca) {
    return list(ca)
        .filter(crl ->
            !crl.path("CrlDistributionPointExtensionConfiguration")
                .path("OmitExtension")
                .asBoolean(false))
        .map(crl -> "http://%s/%s".formatted(host(ca, crl), key(ca.id(), crl)));
  }

  private static String host(PrivateCa ca, JsonNode crl) {
    String cname = crl.path("CustomCname").asText("");
    return cname.isEmpty()
        ? "%s.s3.%s.amazonaws.com".formatted(crl.path("S3BucketName").asText(""), ca.region())
        : cname;
  }
}
