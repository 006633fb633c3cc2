package io.kedgeline.twins.aws.authz;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The condition keys of one request. Key names do not distinguish case; values do. */
public final class RequestContext {

  /** The keys that hold a list (Service Authorization Reference: ArrayOfString). */
  private static final Set<String> MULTIVALUED =
      Set.of("aws:tagkeys", "aws:principalorgpaths", "aws:sourceorgpaths", "sts:transitivetagkeys");

  private final Map<String, List<String>> values;

  private RequestContext(Map<String, List<String>> values) {
    this.values = values;
  }

  /** Begins with no key. */
  public static Builder builder() {
    return new Builder();
  }

  /** The key's values; nothing when the key is absent, perhaps an empty list when it is not. */
  Optional<List<String>> values(String key) {
    return Optional.ofNullable(values.get(key.toLowerCase(Locale.ROOT)));
  }

  /** The one value of a key that holds one. */
  Optional<String> single(String key) {
    return multivalued(key) ? Optional.empty() : values(key).map(List::getFirst);
  }

  boolean multivalued(String key) {
    return MULTIVALUED.contains(key.toLowerCase(Locale.ROOT));
  }

  /** The same keys, to which more may be added. */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.values.putAll(values);
    return builder;
  }

  /** Collects keys. */
  public static final class Builder {

    private final Map<String, List<String>> values = new TreeMap<>();

    private Builder() {}

    /** Sets a key to one value. */
    public Builder put(String key, String value) {
      values.put(key.toLowerCase(Locale.ROOT), List.of(value));
      return this;
    }

    /** Sets a key to one value unless it is set. */
    public Builder putIfAbsent(String key, String value) {
      values.putIfAbsent(key.toLowerCase(Locale.ROOT), List.of(value));
      return this;
    }

    /** Sets a key to a list of values, perhaps an empty one. */
    public Builder putAll(String key, List<String> list) {
      values.put(key.toLowerCase(Locale.ROOT), List.copyOf(list));
      return this;
    }

    /** The context. */
    public RequestContext build() {
      return new RequestContext(Map.copyOf(values));
    }
  }
}
