package io.kedgeline.workers.policy;

import io.kedgeline.activities.aws.RoleParameter;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a draft is to be made of.
 *
 * @param given each {@code NAME=VALUE}
 */
record DraftArguments(List<String> given) {

  static DraftArguments of(String... args) {
    return new DraftArguments(List.of(args));
  }

  String one(String name) {
    List<String> values = all(name);
    if (values.size() != 1) {
      throw new IllegalArgumentException(name + ": must be given once");
    }
    return values.getFirst();
  }

  List<String> all(String name) {
    return given.stream()
        .filter(argument -> argument.startsWith(name + "="))
        .map(argument -> argument.substring(name.length() + 1))
        .toList();
  }

  /** What was given as {@code name=KEY=VALUE}. */
  Map<String, String> pairs(String name) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String pair : all(name)) {
      int at = pair.indexOf('=');
      if (at < 1 || pairs.put(pair.substring(0, at), pair.substring(at + 1)) != null) {
        throw new IllegalArgumentException(name + ": must be KEY=VALUE, each KEY once");
      }
    }
    return pairs;
  }

  Map<RoleParameter, String> parameters() {
    Map<RoleParameter, String> parameters = new EnumMap<>(RoleParameter.class);
    pairs("with").forEach((name, value) -> parameters.put(parameter(name), value));
    return parameters;
  }

  private static RoleParameter parameter(String name) {
    return Stream.of(RoleParameter.values())
        .filter(known -> known.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "with: must name one of " + List.of(RoleParameter.values())));
  }
}
