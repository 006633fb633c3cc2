package io.kedgeline.twins.slack.blockkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The kinds of values. A text's length is counted in UTF-16 units, of which there are never fewer
 * than code points: Slack does not say which it counts.
 */
final class Rules {

  private Rules() {}

  static Rule string(int least, int most) {
    return (value, pointer, problems) -> {
      if (!value.isTextual()) {
        problems.add(new Problem("must provide a string", pointer));
      } else if (value.textValue().length() > most) {
        problems.add(new Problem("must be less than " + (most + 1) + " characters", pointer));
      } else if (value.textValue().length() < least) {
        problems.add(new Problem("must be more than " + (least - 1) + " characters", pointer));
      }
    };
  }

  static Rule flag() {
    return (value, pointer, problems) -> {
      if (!value.isBoolean()) {
        problems.add(new Problem("must provide a boolean", pointer));
      }
    };
  }

  static Rule number(int least, int most) {
    return (value, pointer, problems) -> {
      if (!value.isInt() || value.intValue() < least || value.intValue() > most) {
        problems.add(new Problem("must be a number between " + least + " and " + most, pointer));
      }
    };
  }

  static Rule oneOf(String... allowed) {
    return (value, pointer, problems) -> {
      if (!List.of(allowed).contains(value.asText())) {
        problems.add(new Problem("value must be one of " + List.of(allowed), pointer));
      }
    };
  }

  static Rule list(int least, int most, Rule each) {
    return (value, pointer, problems) -> {
      if (!value.isArray()) {
        problems.add(new Problem("must provide an array", pointer));
        return;
      }
      if (value.size() > most) {
        problems.add(new Problem("no more than " + most + " items allowed", pointer));
      } else if (value.size() < least) {
        problems.add(new Problem("no less than " + least + " items required", pointer));
      }
      for (int i = 0; i < Math.min(value.size(), most); i++) {
        each.check(value.path(i), pointer + "/" + i, problems);
      }
    };
  }

  /** An object, whose kind tells which rule holds for it. */
  static Rule typed(Map<String, ? extends Rule> types) {
    return (value, pointer, problems) -> {
      if (!value.isObject()) {
        problems.add(new Problem("must provide an object", pointer));
        return;
      }
      JsonNode type = value.path("type");
      Optional<Rule> rule = Optional.ofNullable(types.get(type.asText()));
      if (type.isMissingNode()) {
        problems.add(new Problem("missing required field: type", pointer));
      } else if (rule.isEmpty()) {
        problems.add(new Problem("unsupported type", pointer + "/type"));
      } else {
        rule.get().check(value, pointer, problems);
      }
    };
  }
}
