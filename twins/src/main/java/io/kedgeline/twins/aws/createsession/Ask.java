package io.kedgeline.twins.aws.createsession;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kedgeline.twins.aws.front.Json;
import io.kedgeline.twins.aws.front.Query;
import io.kedgeline.twins.aws.front.Request;
import io.kedgeline.twins.aws.state.AwsError;
import java.util.Optional;

/**
 * What a certificate asks for; each ARN stands in the query or in the body.
 *
 * @param profile the profile's ARN
 * @param role the role's ARN
 * @param anchor the trust anchor's ARN
 * @param seconds how long the session shall live, if it says so
 * @param sessionName the name that the session shall have, if it says so
 */
record Ask(
    String profile,
    String role,
    String anchor,
    Optional<Integer> seconds,
    Optional<String> sessionName) {

  private static final int SHORTEST = 900;
  private static final int LONGEST = 43_200;

  static Ask of(Request request) {
    if (!request.method().equals("POST") || !request.rawPath().equals("/sessions")) {
      throw new AwsError(404, "UnknownOperationException", "no such operation");
    }
    ObjectNode body = Json.read(request.body());
    Query query = Query.of(request);
    return new Ask(
        member("profileArn", query, body),
        member("roleArn", query, body),
        member("trustAnchorArn", query, body),
        seconds(body.path("durationSeconds")),
        sessionName(body.path("roleSessionName")));
  }

  private static Optional<Integer> seconds(JsonNode duration) {
    if (duration.isMissingNode() || duration.isNull()) {
      return Optional.empty();
    }
    if (!duration.isIntegralNumber()
        || !duration.canConvertToInt()
        || duration.asInt() < SHORTEST
        || duration.asInt() > LONGEST) {
      throw AwsError.validation("durationSeconds must be between " + SHORTEST + " and " + LONGEST);
    }
    return Optional.of(duration.asInt());
  }

  private static Optional<String> sessionName(JsonNode name) {
    if (name.isMissingNode() || name.isNull()) {
      return Optional.empty();
    }
    if (!name.asText("").matches("[\\w+=,.@-]{2,64}")) {
      throw AwsError.validation("roleSessionName must be 2 to 64 characters of [\\w+=,.@-]");
    }
    return Optional.of(name.asText(""));
  }

  private static String member(String name, Query query, ObjectNode body) {
    return query
        .find(name)
        .or(() -> Optional.of(body.path(name).asText("")).filter(text -> !text.isEmpty()))
        .orElseThrow(() -> AwsError.validation(name + " is required"));
  }
}
