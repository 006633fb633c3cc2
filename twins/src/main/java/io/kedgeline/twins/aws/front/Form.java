package io.kedgeline.twins.aws.front;

import io.kedgeline.twins.aws.state.AwsError;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The parameters of the query protocol. */
public final class Form {

  private final Map<String, String> values = new TreeMap<>();

  /** The parameters in this body. */
  public static Form of(byte[] body) {
    Form form = new Form();
    for (String pair : new String(body, StandardCharsets.UTF_8).split("&", -1)) {
      String[] halves = pair.split("=", 2);
      if (halves.length == 2) {
        form.values.put(Percent.decode(halves[0]), Percent.decode(halves[1]));
      }
    }
    return form;
  }

  /** Every parameter as it was sent. */
  public Map<String, String> all() {
    return Collections.unmodifiableMap(values);
  }

  /** The parameter's value, if it was sent. */
  public Optional<String> find(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** The parameter's value; AWS refuses the call without it. */
  public String get(String name) {
    return find(name).orElseThrow(() -> invalid(name, "Member must not be null"));
  }

  /** The list of texts under this prefix. */
  public List<String> members(String prefix) {
    List<String> members = new ArrayList<>();
    for (int i = 1; values.containsKey(prefix + ".member." + i); i++) {
      members.add(get(prefix + ".member." + i));
    }
    return members;
  }

  /** The number of this name within its limits, if it was sent. */
  public OptionalInt number(String name, int least, int most) {
    Optional<String> text = find(name);
    if (text.isEmpty()) {
      return OptionalInt.empty();
    }
    if (!text.get().matches("[0-9]{1,9}")
        || Integer.parseInt(text.get()) < least
        || Integer.parseInt(text.get()) > most) {
      throw invalid(name, "Member must be between " + least + " and " + most);
    }
    return OptionalInt.of(Integer.parseInt(text.get()));
  }

  /** The parameter's value, which must have this shape. */
  public String get(String name, Pattern shape) {
    return shaped(name, get(name), shape);
  }

  /** The parameter's value of this shape, if it was sent. */
  public Optional<String> find(String name, Pattern shape) {
    return find(name).map(value -> shaped(name, value, shape));
  }

  private static String shaped(String name, String value, Pattern shape) {
    if (!shape.matcher(value).matches()) {
      throw invalid(name, "Member must satisfy regular expression pattern: " + shape.pattern());
    }
    return value;
  }

  private static AwsError invalid(String name, String rule) {
    return new AwsError(
        400,
        "ValidationError",
        "1 validation error detected: Value at '%s' failed to satisfy constraint: %s"
            .formatted(name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1), rule));
  }

  /** The list of tags under this prefix. */
  public Map<String, String> tags(String prefix) {
    Map<String, String> tags = new TreeMap<>();
    for (int i = 1; values.containsKey(prefix + ".member." + i + ".Key"); i++) {
      tags.put(get(prefix + ".member." + i + ".Key"), get(prefix + ".member." + i + ".Value"));
    }
    return tags;
  }
}
