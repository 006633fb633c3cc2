package io.kedgeline.sandbox;

import java.nio.file.Path;

/** Where the rulebook that we ship is. */
public final class ShippedRulebook {

  /**
   * The property by which the launcher says where Kedgeline lies; the working folder without it.
   */
  static final String HOME = "kedgeline.home";

  private ShippedRulebook() {}

  /** Its file. */
  public static Path file() {
    return Path.of(System.getProperty(HOME, ""), "runbooks", "rulebook.yaml");
  }
}
