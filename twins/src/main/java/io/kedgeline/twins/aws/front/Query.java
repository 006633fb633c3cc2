package io.kedgeline.twins.aws.front;

import io.kedgeline.twins.aws.state.AwsError;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** The parameters of a query string, decoded. */
public final class Query {

  private final Map<String, List<String>> values = new TreeMap<>();

  private Query() {}

  /** The query of this request. */
  public static Query of(Request request) {
    Query query = new Query();
    for (String pair : request.rawQuery().split("&", -1)) {
      String[] halves = pair.split("=", 2);
      if (halves.length == 2) {
        query
            .values
            .computeIfAbsent(Percent.decode(halves[0]), key -> new ArrayList<>())
            .add(Percent.decode(halves[1]));
      }
    }
    return query;
  }

  /** The first value of this name. */
  public Optional<String> find(String name) {
    return all(name).stream().findFirst();
  }

  /** Every value by its name. */
  public Map<String, List<String>> all() {
    return Collections.unmodifiableMap(values);
  }

  /** Every value of this name. */
  public List<String> all(String name) {
    return values.getOrDefault(name, List.of());
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
      throw AwsError.validation(name + " must be between " + least + " and " + most);
    }
    return OptionalInt.of(Integer.parseInt(text.get()));
  }
}
