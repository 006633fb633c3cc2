package io.kedgeline.workflows.settings;

import java.util.List;

/** Settings that cannot be used, with everything that is wrong with them. */
public final class SettingsFault extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SettingsFault(String file, List<String> faults) {
    super(
        "%s has %d fault%s:\n  %s"
            .formatted(
                file, faults.size(), faults.size() == 1 ? "" : "s", String.join("\n  ", faults)));
  }

  /** One thing wrong with one file. */
  public SettingsFault(String file, String fault) {
    this(file, List.of(fault));
  }
}
