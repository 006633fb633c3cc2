package io.kedgeline.twins.slack.blockkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An object with these fields and no others. */
final class Shape implements Rule {

  private final Map<String, Rule> fields;
  private final Set<String> required;

  private Shape(Map<String, Rule> fields, Set<String> required) {
    this.fields = fields;
    this.required = required;
  }

  /** An object without any field but its type. */
  static Shape typed() {
    return new Shape(Map.of("type", (value, pointer, problems) -> {}), Set.of());
  }

  /** An object without any field. */
  static Shape plain() {
    return new Shape(Map.of(), Set.of());
  }

  Shape must(String name, Rule rule) {
    Set<String> more = new HashSet<>(required);
    more.add(name);
    return new Shape(with(name, rule), more);
  }

  Shape may(String name, Rule rule) {
    return new Shape(with(name, rule), required);
  }

  private Map<String, Rule> with(String name, Rule rule) {
    Map<String, Rule> more = new HashMap<>(fields);
    more.put(name, rule);
    return more;
  }

  @Override
  public void check(JsonNode value, String pointer, List<Problem> problems) {
    if (!value.isObject()) {
      problems.add(new Problem("must provide an object", pointer));
      return;
    }
    required.stream()
        .filter(name -> !value.has(name))
        .sorted()
        .forEach(name -> problems.add(new Problem("missing required field: " + name, pointer)));
    for (Map.Entry<String, JsonNode> field : value.properties()) {
      Rule rule = fields.get(field.getKey());
      if (rule == null) {
        problems.add(new Problem("invalid additional property: " + field.getKey(), pointer));
      } else {
        rule.check(field.getValue(), pointer + "/" + field.getKey(), problems);
      }
    }
  }
}
