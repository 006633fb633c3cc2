package io.kedgeline.twins.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kedgeline.twins.pki.Issued;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** Asks for sessions as a certificate's holder does (IAM Roles Anywhere User Guide, "Signing"). */
record CertificateCaller(URI endpoint, String profile, String role, String anchor) {

  /** An answer: its status and body. */
  record Reply(int status, JsonNode body) {

    String message() {
      return status == 201 ? "let in" : body.path("message").asText();
    }

    JsonNode credentialSet() {
      return body.path("credentialSet").path(0);
    }

    AwsCredentials credentials() {
      JsonNode set = credentialSet().path("credentials");
      return AwsSessionCredentials.create(
          set.path("accessKeyId").asText(),
          set.path("secretAccessKey").asText(),
          set.path("sessionToken").asText());
    }
  }

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  Reply ask(Issued leaf) {
    return ask(leaf, "{}");
  }

  Reply ask(Issued leaf, String body) {
    return switch (leaf.key().getAlgorithm()) {
      case "EC" -> ask(leaf, body, "AWS4-X509-ECDSA-SHA256", "SHA256withECDSA");
      case "RSA" -> ask(leaf, body, "AWS4-X509-RSA-SHA256", "SHA256withRSA");
      default -> ask(leaf, body, "AWS4-X509-MLDSA", "ML-DSA");
    };
  }

  Reply ask(Issued leaf, String body, String algorithm, String signature) {
    String query =
        "profileArn=%s&roleArn=%s&trustAnchorArn=%s"
            .formatted(encoded(profile), encoded(role), encoded(anchor));
    return ask(leaf, query, Map.of("content-type", "application/json"), body, algorithm, signature);
  }

  /** As AWS's own helper asks: ARNs in the query, and the SDK's headers signed too. */
  Reply askLikeTheHelper(Issued leaf) {
    String query =
        "profileArn=%s&roleArn=%s&trustAnchorArn=%s"
            .formatted(encoded(profile), encoded(role), encoded(anchor));
    return ask(
        leaf,
        query,
        Map.of(
            "content-type",
            "application/json",
            "amz-sdk-invocation-id",
            "5f1c3a0e-1111-4222-8333-444455556666",
            "amz-sdk-request",
            "attempt=1; max=3"),
        "{\"durationSeconds\":3600}",
        "AWS4-X509-ECDSA-SHA256",
        "SHA256withECDSA");
  }

  /** As AWS's session library for Python asks: everything in the body. */
  Reply askLikeThePythonLibrary(Issued leaf) {
    String body =
        """
        {"durationSeconds": 3600, "profileArn": "%s", "roleArn": "%s", "trustAnchorArn": "%s"}\
        """
            .formatted(profile, role, anchor);
    return ask(
        leaf,
        "",
        Map.of("content-type", "application/x-amz-json-1.0"),
        body,
        "AWS4-X509-ECDSA-SHA256",
        "SHA256withECDSA");
  }

  private Reply ask(
      Issued leaf,
      String query,
      Map<String, String> ownHeaders,
      String body,
      String algorithm,
      String signature) {
    try {
      String date = STAMP.format(Instant.now());
      Map<String, String> headers = new TreeMap<>(ownHeaders);
      headers.put("host", endpoint.getAuthority());
      headers.put("x-amz-date", date);
      headers.put(
          "x-amz-x509", Base64.getEncoder().encodeToString(leaf.certificate().getEncoded()));
      StringBuilder lines = new StringBuilder();
      headers.forEach((name, value) -> lines.append(name + ":" + value + "\n"));
      String signed = String.join(";", headers.keySet());
      String request = String.join("\n", "POST", "/sessions", query, lines, signed, digest(body));
      String scope = date.substring(0, 8) + "/eu-central-1/rolesanywhere/aws4_request";
      Signature signer = Signature.getInstance(signature);
      signer.initSign(leaf.key());
      signer.update(
          String.join("\n", algorithm, date, scope, digest(request))
              .getBytes(StandardCharsets.UTF_8));
      headers.put(
          "authorization",
          "%s Credential=%s/%s, SignedHeaders=%s, Signature=%s"
              .formatted(
                  algorithm,
                  leaf.certificate().getSerialNumber(),
                  scope,
                  signed,
                  HexFormat.of().formatHex(signer.sign())));
      return send(query, headers, body);
    } catch (IOException | GeneralSecurityException broken) {
      throw new AssertionError(broken);
    }
  }

  private Reply send(String query, Map<String, String> headers, String body) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
            endpoint.resolve(query.isEmpty() ? "/sessions" : "/sessions?" + query));
    headers.forEach((name, value) -> {
      if (!name.toLowerCase(Locale.ROOT).equals("host")) {
        request.header(name, value);
      }
    });
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          client.send(
              request.POST(HttpRequest.BodyPublishers.ofString(body)).build(),
              HttpResponse.BodyHandlers.ofString());
      return new Reply(answer.statusCode(), new ObjectMapper().readTree(answer.body()));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stopped);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String digest(String text) throws GeneralSecurityException {
    return HexFormat.of()
        .formatHex(
            MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
  }
}
