package io.kedgeline.starters.keys;

import io.kedgeline.workflows.governed.Keyring;
import java.util.List;

/** Keys of a sandbox, whose ids say so: what they signed was done by invented people. */
public final class SandboxKeys {

  /** How the id of a sandbox's act or seal key begins. */
  static final String PREFIX = "sandbox-";

  private SandboxKeys() {}

  /** Whether this is the id of a sandbox's key. */
  public static boolean holds(String keyId) {
    return keyId.startsWith(PREFIX);
  }

  /** The ids in this keyring that are a sandbox's, or those that are not. */
  public static List<String> ids(Keyring keyring, boolean ofSandbox) {
    return keyring.keys().keySet().stream().filter(id -> holds(id) == ofSandbox).sorted().toList();
  }
}
