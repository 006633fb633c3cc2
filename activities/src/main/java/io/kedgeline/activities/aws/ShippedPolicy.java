package io.kedgeline.activities.aws;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The policy files beside this class, with the names in braces that somebody must put in. */
final class ShippedPolicy {

  private ShippedPolicy() {}

  static String read(String name) {
    try (InputStream file = ShippedPolicy.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException("the build left out " + name);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
