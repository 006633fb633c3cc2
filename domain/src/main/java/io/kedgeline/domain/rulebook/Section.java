package io.kedgeline.domain.rulebook;

import io.kedgeline.domain.identity.GroupName;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One map of the tree. What is asked of it and is not as it must be is reported, and answered
 * empty; what was never asked for is an unknown key.
 */
final class Section {

  private final String path;
  private final Map<?, ?> values;
  private final Faults faults;
  private final int faultsBefore;
  private final Set<String> asked = new LinkedHashSet<>();

  Section(String path, Map<?, ?> values, Faults faults) {
    this.path = path;
    this.values = values;
    this.faults = faults;
    this.faultsBefore = faults.count();
  }

  String path() {
    return path;
  }

  /** The path of a key of this section. */
  String at(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  Faults faults() {
    return faults;
  }

  Optional<Section> section(String key) {
    return has(key)
        ? Tree.map(value(key), at(key), faults).map(map -> new Section(at(key), map, faults))
        : Optional.empty();
  }

  /** The maps of a list, each as a section; those that are no maps are reported and left out. */
  List<Section> sections(String key, int most) {
    List<Section> sections = new ArrayList<>();
    List<?> entries = entries(key, most);
    for (int i = 0; i < entries.size(); i++) {
      String place = at(key) + "[" + i + "]";
      Tree.map(entries.get(i), place, faults)
          .ifPresent(map -> sections.add(new Section(place, map, faults)));
    }
    return sections;
  }

  Set<GroupName> groups(String key) {
    Unique<GroupName> unique = new Unique<>("a group is listed once", faults);
    Set<GroupName> groups = new LinkedHashSet<>();
    List<?> entries = entries(key, BreakGlassRules.MOST_GROUPS);
    for (int i = 0; i < entries.size(); i++) {
      String place = at(key) + "[" + i + "]";
      Optional<GroupName> group =
          Tree.text(entries.get(i), place, faults)
              .flatMap(text -> named(text, place, GroupName::new));
      unique.take(group, place);
      group.ifPresent(groups::add);
    }
    return groups;
  }

  Optional<String> text(String key, NameShape shape) {
    return text(key).filter(text -> unbroken(at(key), shape.broken(text)));
  }

  /**
   * A name that a domain type checks itself: its message begins with a field's name and a colon.
   */
  <T> Optional<T> named(String key, Function<String, T> type) {
    return text(key).flatMap(text -> named(text, at(key), type));
  }

  Optional<Duration> duration(String key, DurationLimit limit) {
    return text(key)
        .flatMap(text -> duration(text, at(key)))
        .filter(span -> unbroken(at(key), limit.broken(span)));
  }

  Optional<Integer> wholeNumber(String key, int least, int most) {
    return has(key)
        ? Tree.wholeNumber(value(key), at(key), faults)
            .filter(number -> within(number, least, most, at(key)))
        : Optional.empty();
  }

  /** Reports what was never asked for, and answers whether the section has no fault at all. */
  boolean sound() {
    reportUnknown();
    return faults.count() == faultsBefore;
  }

  /** Reports what was never asked for; to be called once, when all has been asked. */
  void reportUnknown() {
    for (Object key : values.keySet()) {
      if (!(key instanceof String name) || !asked.contains(name)) {
        faults.add(
            at(Tree.safeKey(key)), "is not a key here; known are " + String.join(", ", asked));
      }
    }
  }

  private boolean has(String key) {
    asked.add(key);
    if (!values.containsKey(key)) {
      faults.add(at(key), "is missing");
      return false;
    }
    return true;
  }

  private @Nullable Object value(String key) {
    return values.get(key);
  }

  private List<?> entries(String key, int most) {
    return has(key) ? Tree.list(value(key), at(key), most, faults).orElse(List.of()) : List.of();
  }

  private Optional<String> text(String key) {
    return has(key) ? Tree.text(value(key), at(key), faults) : Optional.empty();
  }

  private <T> Optional<T> named(String text, String place, Function<String, T> type) {
    try {
      return Optional.of(type.apply(text));
    } catch (IllegalArgumentException broken) {
      String message = String.valueOf(broken.getMessage());
      faults.add(place, message.substring(message.indexOf(": ") + 2));
      return Optional.empty();
    }
  }

  private Optional<Duration> duration(String text, String place) {
    try {
      return Optional.of(Duration.parse(text));
    } catch (DateTimeParseException broken) {
      faults.add(place, "must be an ISO-8601 duration such as PT15M");
      return Optional.empty();
    }
  }

  private boolean within(int number, int least, int most, String place) {
    if (number < least || number > most) {
      faults.add(place, "must be " + least + " to " + most);
      return false;
    }
    return true;
  }

  private boolean unbroken(String place, Optional<String> broken) {
    broken.ifPresent(rule -> faults.add(place, rule));
    return broken.isEmpty();
  }
}
