package io.kedgeline.workflows.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFilesTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void aKeyringHoldsEveryKeyOfItsFile() throws IOException {
    String one = base64(pair("Ed25519").getPublic().getEncoded());
    String other = base64(pair("Ed25519").getPublic().getEncoded());
    Path file = file("# servers\n\nserver-1 " + one + "\nserver-2   " + other + "\n");
    assertEquals(Set.of("server-1", "server-2"), KeyFiles.keyring(file).keys().keySet());
  }

  @Test
  void aKeyringIsReadThoughEverybodyCanReadIt() throws IOException {
    Path file = file("server-1 " + base64(pair("Ed25519").getPublic().getEncoded()));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertEquals(Set.of("server-1"), KeyFiles.keyring(file).keys().keySet());
  }

  @Test
  void whatIsNoEd25519KeyIsNoKeyOfAKeyring() throws IOException {
    byte[] key = pair("Ed25519").getPublic().getEncoded();
    for (byte[] wrong :
        new byte[][] {
          pair("X25519").getPublic().getEncoded(),
          pair("Ed25519").getPrivate().getEncoded(),
          Arrays.copyOf(key, key.length - 1),
          Arrays.copyOf(key, key.length + 1),
          Arrays.copyOfRange(key, 12, key.length)
        }) {
      Path file = file("good " + base64(key) + "\nserver-2 " + base64(wrong));
      assertEquals(
          file
              + " has 1 fault:\n"
              + "  server-2: must be an Ed25519 public key as SubjectPublicKeyInfo",
          assertThrows(SettingsFault.class, () -> KeyFiles.keyring(file)).getMessage());
    }
  }

  @Test
  void anIdThatStandsTwiceIsAFault() throws IOException {
    String key = base64(new byte[32]);
    Path file = file("payload-1 " + key + "\npayload-1 " + key);
    assertEquals(
        file + " has 1 fault:\n  payload-1: stands twice; every key has an id of its own",
        assertThrows(SettingsFault.class, () -> KeyFiles.payloadKeys(file)).getMessage());
  }

  @Test
  void aLineThatIsNoKeyIsNotRepeated() throws IOException {
    for (String line : new String[] {"secret", "a/b AAAA", "id not!base64", "id AAAA AAAA"}) {
      Path file = file(line);
      assertEquals(
          file + " has 1 fault:\n  every line must be KEY-ID BASE64",
          assertThrows(SettingsFault.class, () -> KeyFiles.secretKey(file)).getMessage());
    }
  }

  @Test
  void aPrivateKeyThatOthersCanReadIsNotTaken() throws IOException {
    Path file = file("server-1 " + base64(pair("Ed25519").getPrivate().getEncoded()));
    assertEquals("server-1", KeyFiles.signingKey(file).id());
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    assertThrows(SettingsFault.class, () -> KeyFiles.signingKey(file));
    assertThrows(SettingsFault.class, () -> KeyFiles.payloadKeys(file));
    assertThrows(SettingsFault.class, () -> KeyFiles.secretKey(file));
  }

  private Path file(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("keys"), text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  private static String base64(byte[] octets) {
    return Base64.getEncoder().encodeToString(octets);
  }

  private static KeyPair pair(String algorithm) {
    try {
      return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new AssertionError(everyJdkHasIt);
    }
  }
}
