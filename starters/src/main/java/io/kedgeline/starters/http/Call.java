package io.kedgeline.starters.http;

import io.javalin.http.Context;
import io.kedgeline.domain.document.Fault;
import io.kedgeline.domain.document.Faults;
import io.kedgeline.domain.document.Section;
import io.kedgeline.domain.identity.Person;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.plan.RunId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One call: who calls, on which object, with which body. */
final class Call {

  private static final int MOST_ROWS = 200;
  private static final int USUAL_ROWS = 50;

  private final Context context;
  private final Optional<Person> person;

  Call(Context context, Optional<Person> person) {
    this.context = context;
    this.person = person;
  }

  /** Who calls. Routes that are open to everybody do not ask. */
  Person person() {
    return person.orElseThrow();
  }

  /** The window that the path names by its change: {@code {change}}. */
  RunId window() {
    return RunId.ofWindow(change());
  }

  /** The run that the path names in full: {@code {runbook}/{change}}. */
  RunId run() {
    String text = context.pathParam("runbook") + "/" + context.pathParam("change");
    return read("run", text, RunId::new);
  }

  /** How many rows are asked for. */
  int limit() {
    String asked = context.queryParam("limit");
    if (asked == null) {
      return USUAL_ROWS;
    }
    try {
      int rows = Integer.parseInt(asked);
      if (rows >= 1 && rows <= MOST_ROWS) {
        return rows;
      }
    } catch (NumberFormatException noNumber) {
      throw badLimit();
    }
    throw badLimit();
  }

  private static Problem badLimit() {
    return Problem.badBody(List.of(new Fault("limit", "must be 1 to " + MOST_ROWS)));
  }

  /** A name in the path, as it was sent: to be looked up, never to be shown. */
  String inPath(String name) {
    return context.pathParam(name);
  }

  private <T> T inPath(String name, Function<String, T> type) {
    return read(name, context.pathParam(name), type);
  }

  private static <T> T read(String name, String text, Function<String, T> type) {
    try {
      return type.apply(text);
    } catch (IllegalArgumentException broken) {
      String message = String.valueOf(broken.getMessage());
      throw Problem.badBody(List.of(new Fault(name, message.substring(message.indexOf(": ") + 2))));
    }
  }

  /** A header, if it was sent. */
  Optional<String> header(String name) {
    return Optional.ofNullable(context.header(name));
  }

  /** A parameter of the query, if it was sent. */
  Optional<String> query(String name) {
    return Optional.ofNullable(context.queryParam(name));
  }

  /** A cookie, if the browser sent it. */
  Optional<String> cookie(String name) {
    return Optional.ofNullable(context.cookie(name));
  }

  /** The fields of a form, the first of each name. */
  Map<String, String> form() {
    return context.formParamMap().entrySet().stream()
        .filter(field -> !field.getValue().isEmpty())
        .collect(Collectors.toMap(Map.Entry::getKey, field -> field.getValue().getFirst()));
  }

  /** A header, if it was sent once: what stands twice could be read either way. */
  Optional<String> soleHeader(String name) {
    List<String> values = Collections.list(context.req().getHeaders(name));
    return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
  }

  /** The change that the path names: {@code {change}}. */
  ChangeId change() {
    return inPath("change", ChangeId::new);
  }

  /** The body as it was sent. */
  byte[] octets() {
    return context.bodyAsBytes();
  }

  /** Reads the JSON body; all faults at once. */
  <T> T body(Function<Section, Optional<T>> reader) {
    return document((tree, faults) -> reader.apply(Section.root(tree, faults)));
  }

  /** The same for a reader of the plain tree. */
  <T> T document(BiFunction<Map<String, Object>, Faults, Optional<T>> reader) {
    Map<String, Object> tree =
        JsonBody.tree(Optional.ofNullable(context.header("Content-Type")), context.bodyAsBytes());
    Faults faults = new Faults();
    Optional<T> read = reader.apply(tree, faults);
    if (faults.count() > 0 || read.isEmpty()) {
      throw Problem.badBody(faults.all());
    }
    return read.get();
  }
}
