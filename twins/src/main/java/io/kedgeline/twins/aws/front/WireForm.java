package io.kedgeline.twins.aws.front;

import io.kedgeline.twins.aws.state.AwsError;
import java.util.Map;
import java.util.Set;
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
  };

  private static final Set<String> QUERY_SERVICES = Set.of("iam", "sts");
  private static final Map<String, String> JSON_CODES =
      Map.of(
          "ExpiredToken", "ExpiredTokenException",
          "IncompleteSignature", "IncompleteSignatureException",
          "InvalidClientTokenId", "UnrecognizedClientException",
          "MissingAuthenticationToken", "MissingAuthenticationTokenException",
          "SignatureDoesNotMatch", "InvalidSignatureException");

  abstract Answer error(AwsError refused, String requestId);

  /** By the service that the signature names; without one, a form tells the query protocol. */
  static WireForm of(Request request) {
    boolean query =
        request
            .authorization()
            .map(authorization -> QUERY_SERVICES.contains(authorization.service()))
            .orElseGet(() ->
                request
                    .header("content-type")
                    .filter(type -> type.startsWith("application/x-www-form-urlencoded"))
                    .isPresent());
    return query ? QUERY : REST_JSON;
  }
}
