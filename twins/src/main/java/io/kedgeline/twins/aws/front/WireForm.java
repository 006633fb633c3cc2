package io.kedgeline.twins.aws.front;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kedgeline.twins.aws.state.AwsError;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** How a service's errors look on the wire. */
enum WireForm {
  /** XML of the query protocol. */
  QUERY {
    @Override
    Answer error(AwsError refused, String requestId) {
      return Answer.xml(
          refused.status(),
          Xml.of(xml ->
              xml.put(
                  "ErrorResponse",
                  response ->
                      response
                          .put(
                              "Error",
                              error ->
                                  error
                                      .put("Type", refused.status() < 500 ? "Sender" : "Receiver")
                                      .put("Code", refused.code())
                                      .put("Message", String.valueOf(refused.getMessage())))
                          .put("RequestId", requestId))));
    }
  },
  /** JSON, and the code in a header; what refuses a signature has names of its own. */
  REST_JSON {
    @Override
    Answer error(AwsError refused, String requestId) {
      Answer plain =
          Answer.json(
              refused.status(), Json.object().put("message", refused.getMessage()).toString());
      Map<String, String> headers = new TreeMap<>(plain.headers());
      headers.put("x-amzn-ErrorType", JSON_CODES.getOrDefault(refused.code(), refused.code()));
      return new Answer(plain.status(), headers, plain.body());
    }
  },
  /** S3's own XML, in which what refuses a signature has names of its own, too. */
  REST_XML {
    @Override
    Answer error(AwsError refused, String requestId) {
      return Answer.xml(
          refused.status(),
          Xml.of(xml ->
              xml.put(
                  "Error",
                  error -> {
                    error
                        .put("Code", XML_CODES.getOrDefault(refused.code(), refused.code()))
                        .put("Message", String.valueOf(refused.getMessage()));
                    refused.members().forEach(error::put);
                    error.put("RequestId", requestId);
                  })));
    }
  },
  /** JSON 1.1: the code in the body, and almost every refusal with the status 400. */
  JSON_1_1 {
    @Override
    Answer error(AwsError refused, String requestId) {
      ObjectNode body =
          Json.object()
              .put("__type", JSON_CODES.getOrDefault(refused.code(), refused.code()))
              .put("Message", refused.getMessage());
      refused.members().forEach(body::put);
      return new Answer(
          refused.status() < 500 ? 400 : refused.status(),
          Map.of("content-type", "application/x-amz-json-1.1"),
          body.toString().getBytes(StandardCharsets.UTF_8));
    }
  };

  private static final Map<String, String> JSON_CODES =
      Map.of(
          "ExpiredToken", "ExpiredTokenException",
          "IncompleteSignature", "IncompleteSignatureException",
          "InvalidClientTokenId", "UnrecognizedClientException",
          "MissingAuthenticationToken", "MissingAuthenticationTokenException",
          "SignatureDoesNotMatch", "InvalidSignatureException");

  private static final Map<String, String> XML_CODES =
      Map.of(
          "IncompleteSignature", "AuthorizationHeaderMalformed",
          "InvalidClientTokenId", "InvalidAccessKeyId",
          "MissingAuthenticationToken", "AccessDenied");

  abstract Answer error(AwsError refused, String requestId);

  /** By the service that the signature names; without one, the content's type tells. */
  static WireForm of(Request request) {
    return request
        .authorization()
        .map(authorization -> ofService(authorization.service()))
        .orElseGet(() -> ofType(request.header("content-type").orElse("")));
  }

  private static WireForm ofService(String service) {
    return switch (service) {
      case "iam", "sts" -> QUERY;
      case "s3" -> REST_XML;
      case "acm-pca", "cloudtrail", "identitystore", "organizations" -> JSON_1_1;
      default -> REST_JSON;
    };
  }

  private static WireForm ofType(String type) {
    return type.startsWith("application/x-www-form-urlencoded")
        ? QUERY
        : type.startsWith("application/x-amz-json-1.1") ? JSON_1_1 : REST_JSON;
  }
}
