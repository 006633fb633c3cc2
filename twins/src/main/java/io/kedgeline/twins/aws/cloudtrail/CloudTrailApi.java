package io.kedgeline.twins.aws.cloudtrail;

import io.kedgeline.twins.aws.front.Answer;
import io.kedgeline.twins.aws.front.Invocation;
import io.kedgeline.twins.aws.front.Json;
import io.kedgeline.twins.aws.front.Request;
import io.kedgeline.twins.aws.state.AwsError;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/** CloudTrail's event history (API Reference, 2013-11-01). There are no trails in this twin. */
public final class CloudTrailApi {

  private static final Set<String> TARGETS =
      Set.of(
          "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.LookupEvents",
          "CloudTrail_20131101.LookupEvents");
  private static final String LOOKUP = "LookupEvents";

  /** The names of all operations. */
  public Set<String> names() {
    return Set.of(LOOKUP);
  }

  /** Which operation the request's target names, or {@code Unknown}. */
  public static String operation(Request request) {
    return request.header("x-amz-target").filter(TARGETS::contains).isPresent()
        ? LOOKUP
        : "Unknown";
  }

  /** Carries the operation out. */
  public Answer perform(String operation, Invocation call) {
    if (!operation.equals(LOOKUP)) {
      throw new AwsError(400, "UnknownOperationException", "no such operation");
    }
    call.judge()
        .require(
            "cloudtrail:LookupEvents",
            "*",
            call.account(),
            call.judge().context().build(),
            "AccessDeniedException");
    Lookup lookup = Lookup.of(Json.read(call.request().body()), call.state().now());
    return new Answer(
        200,
        Map.of("content-type", "application/x-amz-json-1.1"),
        lookup
            .page(call.state().events().delivered(call.account(), call.region()))
            .toString()
            .getBytes(StandardCharsets.UTF_8));
  }
}
