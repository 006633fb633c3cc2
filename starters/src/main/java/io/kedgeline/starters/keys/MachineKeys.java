package io.kedgeline.starters.keys;

import io.kedgeline.workflows.settings.SandboxKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

/**
 * The keys of one Kedgeline; only their owner can read the files.
 *
 * @param folder where they are
 */
public record MachineKeys(Path folder) {

  /** Draws all keys into this folder, in place of any that were there. */
  public static MachineKeys draw(Path folder) throws IOException {
    return draw(folder, "");
  }

  /** The same for a sandbox: its act and seal keys are marked, so that no company believes them. */
  public static MachineKeys drawForSandbox(Path folder) throws IOException {
    return draw(folder, SandboxKeys.PREFIX);
  }

  private static MachineKeys draw(Path folder, String prefix) throws IOException {
    MachineKeys keys = new MachineKeys(folder);
    try {
      pair(prefix + "server-1", keys.actKey(), keys.keyring());
      pair(prefix + "ledger-1", keys.sealKey(), keys.sealKeyring());
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
    secret("payload-1", keys.payloadKeys());
    secret("witness-1", keys.witnessKey());
    return keys;
  }

  /** The keys in this folder; drawn when there are none. */
  public static MachineKeys keep(Path folder) throws IOException {
    MachineKeys keys = new MachineKeys(folder);
    return Files.exists(keys.witnessKey()) ? keys : draw(folder);
  }

  /** The server's private key, which signs acts. */
  public Path actKey() {
    return folder.resolve("act.key");
  }

  /** The public keys of servers. */
  public Path keyring() {
    return folder.resolve("act.keyring");
  }

  /** The ledger's private key, which seals. */
  public Path sealKey() {
    return folder.resolve("seal.key");
  }

  /** The public keys of ledgers. */
  public Path sealKeyring() {
    return folder.resolve("seal.keyring");
  }

  /** The payload codec's keys. */
  public Path payloadKeys() {
    return folder.resolve("payload.keys");
  }

  /** The witness box's key. */
  public Path witnessKey() {
    return folder.resolve("witness.key");
  }

  /** All the files, secret and open ones. */
  public List<Path> files() {
    return List.of(actKey(), keyring(), sealKey(), sealKeyring(), payloadKeys(), witnessKey());
  }

  private static void pair(String id, Path secret, Path open)
      throws GeneralSecurityException, IOException {
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    write(secret, line(id, pair.getPrivate().getEncoded()));
    write(open, line(id, pair.getPublic().getEncoded()));
  }

  private static void secret(String id, Path file) throws IOException {
    byte[] octets = new byte[32];
    new SecureRandom().nextBytes(octets);
    write(file, line(id, octets));
  }

  private static String line(String id, byte[] octets) {
    return id + " " + Base64.getEncoder().encodeToString(octets) + "\n";
  }

  /** Writes a file that only its owner can read. */
  public static void write(Path file, String text) throws IOException {
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, text);
  }
}
