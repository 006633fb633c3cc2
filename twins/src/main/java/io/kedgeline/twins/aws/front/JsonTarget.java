package io.kedgeline.twins.aws.front;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kedgeline.twins.aws.state.AwsError;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The operations of a service that speaks AWS JSON 1.1: named in the header {@code X-Amz-Target}
 * after the service's own prefix, with an object for request and another for answer.
 *
 * @param <O> the form of one operation
 */
public final class JsonTarget<O> {

  private final String prefix;
  private final Map<String, O> operations;
  private final Work<O> work;

  /** Carries one operation out. */
  @FunctionalInterface
  public interface Work<O> {

    /** The members of the answer to this call of the operation of this name. */
    ObjectNode perform(O operation, String name, Invocation invocation, ObjectNode body);
  }

  /**
   * A service.
   *
   * @param prefix what its targets begin with, the dot included
   * @param operations its operations by name
   * @param work how one is carried out
   */
  public JsonTarget(String prefix, Map<String, O> operations, Work<O> work) {
    this.prefix = prefix;
    this.operations = new TreeMap<>(operations);
    this.work = work;
  }

  /** The names of all operations. */
  public Set<String> names() {
    return operations.keySet();
  }

  /** Which operation the request's target names, or {@code Unknown}. */
  public String operation(Request request) {
    return request
        .header("x-amz-target")
        .filter(target -> target.startsWith(prefix))
        .map(target -> target.substring(prefix.length()))
        .orElse("Unknown");
  }

  /**
   * Carries the operation out.
   *
   * @throws AwsError when there is none of this name
   */
  public Answer perform(String name, Invocation invocation) {
    O operation =
        Optional.ofNullable(operations.get(name))
            .orElseThrow(
                () -> new AwsError(400, "UnknownOperationException", "no such operation: " + name));
    ObjectNode body = Json.read(invocation.request().body());
    return new Answer(
        200,
        Map.of("content-type", "application/x-amz-json-1.1"),
        work.perform(operation, name, invocation, body)
            .toString()
            .getBytes(StandardCharsets.UTF_8));
  }
}
