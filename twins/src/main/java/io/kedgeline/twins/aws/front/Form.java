package io.kedgeline.twins.aws.front;

import io.kedgeline.twins.aws.state.AwsError;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The parameters of the query protocol. */
public final class Form {

  private final Map<String, String> values = new TreeMap<>();

  static Form of(byte[] body) {
    Form form = new Form();
    for (String pair : new String(body, StandardCharsets.UTF_8).split("&", -1)) {
      String[] halves = pair.split("=", 2);
      if (halves.length == 2) {
        form.values.put(
            URLDecoder.decode(halves[0], StandardCharsets.UTF_8),
            URLDecoder.decode(halves[1], StandardCharsets.UTF_8));
      }
    }
    return form;
  }

  /** The parameter's value, if it was sent. */
  public Optional<String> find(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** The parameter's value; AWS refuses the call without it. */
  public String get(String name) {
    return find(name)
        .orElseThrow(() ->
            new AwsError(
                400,
                "ValidationError",
                "1 validation error detected: Value at '%s' failed to satisfy constraint: Member must not be null"
                    .formatted(name)));
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
