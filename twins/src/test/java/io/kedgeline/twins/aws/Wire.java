package io.kedgeline.twins.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** Requests that no SDK client would send, signed by the SDK's own signer. */
record Wire(URI endpoint, AwsCredentials credentials, String service) {

  /** An answer as it came over the wire. */
  record Reply(int status, Map<String, String> headers, String body) {

    JsonNode json() throws IOException {
      return new ObjectMapper().readTree(body);
    }
  }

  Reply get(String pathAndQuery) throws IOException {
    return send(signed(SdkHttpMethod.GET, pathAndQuery, ""), "");
  }

  Reply post(String pathAndQuery, String body) throws IOException {
    return send(signed(SdkHttpMethod.POST, pathAndQuery, body), body);
  }

  /** The request with its signature, which a test may still spoil. */
  SdkHttpRequest signed(SdkHttpMethod method, String pathAndQuery, String body) {
    return sign(request(method, pathAndQuery), body);
  }

  SdkHttpRequest sign(SdkHttpRequest request, String body) {
    return AwsV4HttpSigner.create()
        .sign(r ->
            r.identity(
                    AwsCredentialsIdentity.create(
                        credentials.accessKeyId(), credentials.secretAccessKey()))
                .request(request)
                .payload(() -> stream(body))
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                .putProperty(AwsV4HttpSigner.REGION_NAME, "eu-central-1"))
        .request();
  }

  SdkHttpRequest request(SdkHttpMethod method, String pathAndQuery) {
    return SdkHttpRequest.builder()
        .method(method)
        .uri(endpoint.resolve(pathAndQuery))
        .putHeader("content-type", "application/x-www-form-urlencoded")
        .build();
  }

  static Reply send(SdkHttpRequest request, String body) throws IOException {
    try (SdkHttpClient client = ApacheHttpClient.create()) {
      HttpExecuteResponse answer =
          client
              .prepareRequest(
                  HttpExecuteRequest.builder()
                      .request(request)
                      .contentStreamProvider(() -> stream(body))
                      .build())
              .call();
      Map<String, String> headers = new java.util.TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      answer
          .httpResponse()
          .headers()
          .forEach((name, values) -> headers.put(name, values.getFirst()));
      return new Reply(
          answer.httpResponse().statusCode(),
          headers,
          answer.responseBody().isPresent()
              ? new String(answer.responseBody().get().readAllBytes(), StandardCharsets.UTF_8)
              : "");
    }
  }

  private static ByteArrayInputStream stream(String body) {
    return new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
  }
}
