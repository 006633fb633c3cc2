package io.kedgeline.workflows.settings;

import io.kedgeline.workflows.governed.Keyring;
import java.nio.file.Path;
import java.util.List;

/**
 * Keys of a sandbox, whose ids say so: what they signed was done by invented people. A company's
 * process lives by none of them, and a sandbox's by no company's.
 */
public final class SandboxKeys {

  /** How the id of a sandbox's act or seal key begins. */
  public static final String PREFIX = "sandbox-";

  private SandboxKeys() {}

  /** Whether this is the id of a sandbox's key. */
  public static boolean holds(String keyId) {
    return keyId.startsWith(PREFIX);
  }

  /** The ids in this keyring that are a sandbox's, or those that are not. */
  public static List<String> ids(Keyring keyring, boolean ofSandbox) {
    return keyring.keys().keySet().stream().filter(id -> holds(id) == ofSandbox).sorted().toList();
  }

  /**
   * The public keys in this file, for a process of a sandbox or of a company.
   *
   * @throws SettingsFault when one of them is the other's
   */
  public static Keyring keyring(Path file, boolean ofSandbox) {
    Keyring keys = KeyFiles.keyring(file);
    ids(keys, !ofSandbox).forEach(id -> requireOwn(file, id, ofSandbox));
    return keys;
  }

  /**
   * The private key in this file, for a process of a sandbox or of a company.
   *
   * @throws SettingsFault when it is the other's
   */
  public static KeyFiles.SigningKey signingKey(Path file, boolean ofSandbox) {
    KeyFiles.SigningKey key = KeyFiles.signingKey(file);
    requireOwn(file, key.id(), ofSandbox);
    return key;
  }

  private static void requireOwn(Path file, String id, boolean ofSandbox) {
    if (holds(id) != ofSandbox) {
      throw new SettingsFault(
          file.toString(),
          ofSandbox
              ? id + " is a company's key, and these settings are a sandbox's: use its own"
              : id + " is a sandbox's key, which no company believes: kedgeline keys draw FOLDER");
    }
  }
}
