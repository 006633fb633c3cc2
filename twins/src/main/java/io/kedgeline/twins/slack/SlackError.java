package io.kedgeline.twins.slack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kedgeline.twins.slack.blockkit.Problem;
import java.util.List;

/** What Slack answers instead of a result: {@code ok:false}. */
final class SlackError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String code;
  private final transient ObjectNode body;

  private SlackError(String code, ObjectNode body) {
    super(code);
    this.code = code;
    this.body = body;
  }

  static SlackError of(String code) {
    return new SlackError(code, Json.object().put("ok", false).put("error", code));
  }

  static SlackError missingScope(String needed, String provided) {
    SlackError error = of("missing_scope");
    error.body.put("needed", needed).put("provided", provided);
    return error;
  }

  /** An argument that the method requires. */
  static SlackError missing(String field) {
    SlackError error = of("invalid_arguments");
    messages(error.body).add("[ERROR] missing required field: " + field);
    return error;
  }

  /** Blocks that break rules: told twice, as Slack does. */
  static SlackError blocks(List<Problem> problems) {
    SlackError error = of("invalid_blocks");
    ArrayNode errors = error.body.putArray("errors");
    problems.forEach(problem -> errors.add(problem.text()));
    tell(problems, messages(error.body));
    return error;
  }

  /** A view that breaks rules. */
  static SlackError view(List<Problem> problems) {
    SlackError error = of("invalid_arguments");
    tell(problems, messages(error.body));
    return error;
  }

  private static ArrayNode messages(ObjectNode body) {
    return body.putObject("response_metadata").putArray("messages");
  }

  private static void tell(List<Problem> problems, ArrayNode messages) {
    problems.forEach(problem -> messages.add("[ERROR] " + problem.text()));
  }

  String code() {
    return code;
  }

  ObjectNode body() {
    return body;
  }
}
