package io.kedgeline.workflows.settings;

import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Properties that remember which keys stood more than once, where others keep the last in silence.
 */
final class OnceProperties extends Properties {

  private static final long serialVersionUID = 1L;

  private final SortedSet<String> twice = new TreeSet<>();

  @Override
  public synchronized Object put(Object key, Object value) {
    Object before = super.put(key, value);
    if (before != null) {
      twice.add(key.toString());
    }
    return before;
  }

  /** The keys that stood more than once. */
  SortedSet<String> twice() {
    return twice;
  }
}
