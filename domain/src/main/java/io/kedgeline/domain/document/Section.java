package io.kedgeline.domain.document;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One map of the tree. What is asked of it and is not as it must be is reported, and answered
 * empty; what was never asked for is an unknown key.
 */
public final class Section {

  private final String path;
  private final Map<?, ?> values;
  private final Faults faults;
  private final int faultsBefore;
  private final Set<String> asked = new LinkedHashSet<>();

  /** The whole of a plain tree. */
  public static Section root(Map<String, ?> tree, Faults faults) {
    return new Section("", tree, faults);
  }

  private Section(String path, Map<?, ?> values, Faults faults) {
    this.path = path;
    this.values = values;
    this.faults = faults;
    this.faultsBefore = faults.count();
  }

  /** Where it stands, such as {@code runbooks.RB-06}; empty at the root. */
  public String path() {
    return path;
  }

  /** The path of a key of this section. */
  public String at(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  /** Where its faults are gathered. */
  public Faults faults() {
    return faults;
  }

  /** The map under this key, as a section. */
  public Optional<Section> section(String key) {
    return has(key)
        ? Tree.map(value(key), at(key), faults).map(map -> new Section(at(key), map, faults))
        : Optional.empty();
  }

  /** The maps of a list, each as a section; those that are no maps are reported and left out. */
  public List<Section> sections(String key, int most) {
    List<Section> sections = new ArrayList<>();
    List<?> entries = entries(key, most);
    for (int i = 0; i < entries.size(); i++) {
      String place = at(key) + "[" + i + "]";
      Tree.map(entries.get(i), place, faults)
          .ifPresent(map -> sections.add(new Section(place, map, faults)));
    }
    return sections;
  }

  /** The map under this key, if the key is there. */
  public Optional<Section> optionalSection(String key) {
    return stands(key) ? section(key) : Optional.empty();
  }

  /** The maps of a list, if the key is there. */
  public List<Section> optionalSections(String key, int most) {
    return stands(key) ? sections(key, most) : List.of();
  }

  /**
   * A list of names that a domain type checks itself, each once.
   *
   * @param rule why a name may not stand twice, such as {@code a group is listed once}
   */
  public <T> Set<T> names(String key, int most, String rule, Function<String, T> type) {
    Unique<T> unique = new Unique<>(rule, faults);
    Set<T> names = new LinkedHashSet<>();
    List<?> entries = entries(key, most);
    for (int i = 0; i < entries.size(); i++) {
      String place = at(key) + "[" + i + "]";
      Optional<T> name =
          Tree.text(entries.get(i), place, faults).flatMap(text -> named(text, place, type));
      unique.take(name, place);
      name.ifPresent(names::add);
    }
    return names;
  }

  /** The same, where the key may be missing. */
  public <T> Set<T> optionalNames(String key, int most, String rule, Function<String, T> type) {
    return stands(key) ? names(key, most, rule, type) : Set.of();
  }

  /** Text that keeps a rule, if the key is there. */
  public Optional<String> optionalText(String key, Rule<String> rule) {
    return stands(key) ? text(key, rule) : Optional.empty();
  }

  /** A name that a domain type checks itself, if the key is there. */
  public <T> Optional<T> optionalNamed(String key, Function<String, T> type) {
    return stands(key) ? named(key, type) : Optional.empty();
  }

  /**
   * The texts of a map whose keys are anybody's choice, if the key is there. What is no text, or
   * breaks its rule, is reported and left out.
   *
   * @param most how many there may be
   * @param names the rule for keys
   * @param values the rule for values
   */
  public Map<String, String> optionalTexts(
      String key, int most, Rule<String> names, Rule<String> values) {
    Map<String, String> texts = new LinkedHashMap<>();
    Map<?, ?> map = stands(key) ? Tree.map(value(key), at(key), faults).orElse(Map.of()) : Map.of();
    if (map.size() > most) {
      faults.add(at(key), "must hold 1 to " + most + " entries, holds " + map.size());
      return texts;
    }
    map.forEach((name, value) -> {
      String place = at(key) + "." + Tree.safeKey(name);
      Optional<String> known =
          Tree.text(name, place, faults).filter(text -> unbroken(place, names.broken(text)));
      Optional<String> said =
          Tree.text(value, place, faults).filter(text -> unbroken(place, values.broken(text)));
      known.ifPresent(text -> said.ifPresent(there -> texts.put(text, there)));
    });
    return texts;
  }

  /** Text that keeps a rule. */
  public Optional<String> text(String key, Rule<String> rule) {
    return text(key).filter(text -> unbroken(at(key), rule.broken(text)));
  }

  /**
   * Text that may be longer than texts are elsewhere, and keeps a rule.
   *
   * @param most how many characters it has at most
   */
  public Optional<String> longText(String key, int most, Rule<String> rule) {
    return has(key)
        ? Tree.text(value(key), at(key), most, faults)
            .filter(text -> unbroken(at(key), rule.broken(text)))
        : Optional.empty();
  }

  /**
   * A name that a domain type checks itself: its message begins with a field's name and a colon.
   */
  public <T> Optional<T> named(String key, Function<String, T> type) {
    return text(key).flatMap(text -> named(text, at(key), type));
  }

  /**
   * A value of several keys that a domain type checks itself: its message begins with the key that
   * is wrong and a colon.
   */
  public <T> Optional<T> checked(Supplier<T> value) {
    try {
      return Optional.of(value.get());
    } catch (IllegalArgumentException broken) {
      String message = String.valueOf(broken.getMessage());
      int colon = message.indexOf(": ");
      faults.add(at(message.substring(0, colon)), message.substring(colon + 2));
      return Optional.empty();
    }
  }

  /** A span of time that keeps a rule. */
  public Optional<Duration> duration(String key, Rule<Duration> rule) {
    return text(key)
        .flatMap(text -> duration(text, at(key)))
        .filter(span -> unbroken(at(key), rule.broken(span)));
  }

  /** The same, if the key is there. */
  public Optional<Duration> optionalDuration(String key, Rule<Duration> rule) {
    return stands(key) ? duration(key, rule) : Optional.empty();
  }

  /** A whole number within these ends. */
  public Optional<Integer> wholeNumber(String key, int least, int most) {
    return has(key)
        ? Tree.wholeNumber(value(key), at(key), faults)
            .filter(number -> within(number, least, most, at(key)))
        : Optional.empty();
  }

  /** Reports what was never asked for, and answers whether the section has no fault at all. */
  public boolean sound() {
    reportUnknown();
    return faults.count() == faultsBefore;
  }

  /** Reports what was never asked for; to be called once, when all has been asked. */
  public void reportUnknown() {
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

  private boolean stands(String key) {
    asked.add(key);
    return values.containsKey(key);
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
