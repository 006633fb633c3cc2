package io.kedgeline.starters.doctor;

import io.kedgeline.workflows.doctor.Finding;
import io.kedgeline.workflows.settings.SettingsFault;
import java.util.Optional;
import java.util.function.Supplier;

/** Whether files with secrets can be used. */
final class Secrets {

  private Secrets() {}

  /**
   * What is wrong with the file that this reads.
   *
   * @param key the setting that names it
   */
  static Optional<Finding> unusable(String key, Supplier<?> reading) {
    try {
      var unused = reading.get();
      return Optional.empty();
    } catch (SettingsFault | IllegalArgumentException broken) {
      return Optional.of(
          ServerAilment.SECRET_UNUSABLE.of(key, String.valueOf(broken.getMessage())));
    }
  }
}
