package io.kedgeline.twins.aws.rolesanywhere;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kedgeline.twins.aws.front.Answer;
import io.kedgeline.twins.aws.front.Invocation;
import io.kedgeline.twins.aws.front.Json;
import io.kedgeline.twins.aws.state.AnywhereObject;
import io.kedgeline.twins.aws.state.AwsError;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;

/** Trust anchors of uploaded certificates. Anchors of AWS Private CA come with a later twin. */
final class TrustAnchors {

  private static final Objects ANCHORS = new Objects("trust-anchor", "trustAnchor");
  private static final int QUOTA = 50;
  private static final int CHARACTERS = 204_800;

  /** The quota is 25 KB; which kilobyte, no page says, so the smaller one. */
  private static final int BUNDLE_OCTETS = 25_000;

  private static final int KEY_CERT_SIGN = 5;

  private TrustAnchors() {}

  static Answer create(Invocation call) {
    ObjectNode body = Json.read(call.request().body());
    Map<String, String> tags = Fields.tags(body.path("tags"));
    Objects.allowedWithoutObject(call, "CreateTrustAnchor", Tagging.context(call, tags));
    Fields.name(body, true);
    checkSource(body);
    if (call.state().anywhere("trust-anchor", call.account(), call.region()).size() >= QUOTA) {
      throw AwsError.validation("Number of trust anchors exceeded: " + QUOTA);
    }
    ObjectNode detail = Json.object();
    Fields.take(body, detail, List.of("name", "source"));
    detail.put("enabled", body.path("enabled").asBoolean(false));
    detail.set(
        "notificationSettings", Notifications.initial(call, body.path("notificationSettings")));
    AnywhereObject object = ANCHORS.create(call, detail);
    object.tags().putAll(tags);
    return ANCHORS.one(201, object);
  }

  static Answer list(Invocation call) {
    return ANCHORS.list(call, "ListTrustAnchors", "trustAnchors");
  }

  static Answer get(Invocation call, String id) {
    return ANCHORS.one(200, ANCHORS.allowed(call, "GetTrustAnchor", id));
  }

  static Answer update(Invocation call, String id) {
    AnywhereObject object = ANCHORS.allowed(call, "UpdateTrustAnchor", id);
    ObjectNode body = Json.read(call.request().body());
    Fields.name(body, false);
    if (body.hasNonNull("source")) {
      checkSource(body);
    }
    Fields.take(body, object.detail(), List.of("name", "source"));
    Objects.touch(call, object);
    return ANCHORS.one(200, object);
  }

  static Answer delete(Invocation call, String id) {
    return ANCHORS.delete(call, "DeleteTrustAnchor", id);
  }

  static Answer enable(Invocation call, String id) {
    return ANCHORS.enabled(call, "EnableTrustAnchor", id, true);
  }

  static Answer disable(Invocation call, String id) {
    return ANCHORS.enabled(call, "DisableTrustAnchor", id, false);
  }

  private static void checkSource(ObjectNode body) {
    if (!body.path("source").path("sourceType").asText("").equals("CERTIFICATE_BUNDLE")) {
      throw AwsError.validation("sourceType must be CERTIFICATE_BUNDLE in this twin");
    }
    String pem = body.path("source").path("sourceData").path("x509CertificateData").asText("");
    if (pem.length() > CHARACTERS) {
      throw AwsError.validation(
          "x509CertificateData must be at most " + CHARACTERS + " characters");
    }
    if (pem.getBytes(StandardCharsets.UTF_8).length > BUNDLE_OCTETS) {
      throw AwsError.validation("Certificate bundle is larger than its quota of 25 KB");
    }
    List<X509Certificate> certificates = PemData.certificates(pem);
    if (certificates.isEmpty()) {
      throw AwsError.validation("x509CertificateData must hold a certificate");
    }
    for (X509Certificate certificate : certificates) {
      boolean[] usage = certificate.getKeyUsage();
      if (certificate.getBasicConstraints() < 0 || usage == null || !usage[KEY_CERT_SIGN]) {
        throw AwsError.validation(
            "Incorrect basic constraints for CA certificate: "
                + certificate.getSubjectX500Principal());
      }
    }
  }
}
