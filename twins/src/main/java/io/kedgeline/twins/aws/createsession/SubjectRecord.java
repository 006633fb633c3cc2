package io.kedgeline.twins.aws.createsession;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kedgeline.twins.aws.front.Json;
import io.kedgeline.twins.aws.state.AnywhereObject;
import io.kedgeline.twins.aws.state.AwsState;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;

/** Remembers who has authenticated: one subject for each distinguished name. */
final class SubjectRecord {

  private static final int KEPT = 50;

  private final AwsState state;

  SubjectRecord(AwsState state) {
    this.state = state;
  }

  /** Records that the certificate was seen; gives the subject's ARN. */
  String seen(X509Certificate leaf, AnywhereObject anchor) {
    String name = leaf.getSubjectX500Principal().getName();
    AnywhereObject subject =
        state.anywhere("subject", anchor.account(), anchor.region()).stream()
            .filter(known -> known.detail().path("x509Subject").asText("").equals(name))
            .findFirst()
            .orElseGet(() -> create(name, anchor));
    String now = state.now().toString();
    subject.detail().put("lastSeenAt", now).put("updatedAt", now);
    ArrayNode credentials = (ArrayNode) subject.detail().path("credentials");
    credential(leaf, credentials).put("seenAt", now);
    while (credentials.size() > KEPT) {
      credentials.remove(0);
    }
    return subject.arn();
  }

  /** The entry of this certificate, which its serial number and issuer tell. */
  private static ObjectNode credential(X509Certificate leaf, ArrayNode credentials) {
    String serial = leaf.getSerialNumber().toString();
    String issuer = leaf.getIssuerX500Principal().getName();
    for (JsonNode known : credentials) {
      if (known instanceof ObjectNode credential
          && known.path("serialNumber").asText("").equals(serial)
          && known.path("issuer").asText("").equals(issuer)) {
        return credential;
      }
    }
    return credentials
        .addObject()
        .put("serialNumber", serial)
        .put("issuer", issuer)
        .put("enabled", true)
        .put("x509CertificateData", pem(leaf))
        .put("failed", false);
  }

  private AnywhereObject create(String name, AnywhereObject anchor) {
    ObjectNode detail = Json.object();
    AnywhereObject subject =
        AnywhereObject.of("subject", anchor.account(), anchor.region(), state.newUuid(), detail);
    detail
        .put("subjectArn", subject.arn())
        .put("subjectId", subject.id())
        .put("enabled", true)
        .put("x509Subject", name)
        .put("createdAt", state.now().toString());
    detail.putArray("credentials");
    detail.putArray("instanceProperties");
    state.add(subject);
    return subject;
  }

  /** "The PEM-encoded data of the certificate" (API reference, CredentialSummary). */
  private static String pem(X509Certificate leaf) {
    try {
      return "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n"
          .formatted(
              Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(leaf.getEncoded()));
    } catch (CertificateEncodingException unwritable) {
      throw new IllegalStateException(unwritable);
    }
  }
}
