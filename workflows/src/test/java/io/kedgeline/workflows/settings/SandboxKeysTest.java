package io.kedgeline.workflows.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class SandboxKeysTest {

  @TempDir private Path folder = Path.of("");

  private final KeyPair pair;

  SandboxKeysTest() throws NoSuchAlgorithmException {
    this.pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
  }

  @Test
  void aCompanyBelievesNoSandboxsKey() throws IOException {
    Path file = file("server-1 " + open() + "\nsandbox-server-1 " + open());
    refused(
        file,
        "sandbox-server-1 is a sandbox's key, which no company believes: kedgeline keys draw FOLDER",
        () -> SandboxKeys.keyring(file, false));
  }

  @Test
  void aCompanySignsNothingWithASandboxsKey() throws IOException {
    Path file = file("sandbox-ledger-1 " + secret());
    refused(
        file,
        "sandbox-ledger-1 is a sandbox's key, which no company believes: kedgeline keys draw FOLDER",
        () -> SandboxKeys.signingKey(file, false));
    assertEquals("sandbox-ledger-1", SandboxKeys.signingKey(file, true).id());
  }

  @Test
  void aSandboxSignsNothingWithACompanysKey() throws IOException {
    Path file = file("ledger-1 " + secret());
    refused(
        file,
        "ledger-1 is a company's key, and these settings are a sandbox's: use its own",
        () -> SandboxKeys.signingKey(file, true));
    assertEquals("ledger-1", SandboxKeys.signingKey(file, false).id());
  }

  @Test
  void eachTakesItsOwnKeyring() throws IOException {
    assertEquals(
        Set.of("server-1"), SandboxKeys.keyring(file("server-1 " + open()), false).keys().keySet());
    assertEquals(
        Set.of("sandbox-server-1"),
        SandboxKeys.keyring(file("sandbox-server-1 " + open()), true).keys().keySet());
  }

  private static void refused(Path file, String fault, Executable reading) {
    assertEquals(
        file + " has 1 fault:\n  " + fault,
        assertThrows(SettingsFault.class, reading).getMessage());
  }

  private String open() {
    return Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
  }

  private String secret() {
    return Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded());
  }

  private Path file(String text) throws IOException {
    Path file = Files.createTempFile(folder, "keys", "");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    return Files.writeString(file, text);
  }
}
