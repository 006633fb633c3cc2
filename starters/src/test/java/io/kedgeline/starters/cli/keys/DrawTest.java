package io.kedgeline.starters.cli.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.starters.cli.Kedgeline;
import io.kedgeline.starters.keys.MachineKeys;
import io.kedgeline.workflows.settings.KeyFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Signature;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A company draws its keys once. */
class DrawTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void whatIsDrawnIsWhatTheProcessesRead() throws Exception {
    MachineKeys keys = new MachineKeys(folder.resolve("secrets"));
    assertEquals(0, draw(keys.folder()).exit());
    KeyFiles.SigningKey act = KeyFiles.signingKey(keys.actKey());
    KeyFiles.SigningKey seal = KeyFiles.signingKey(keys.sealKey());
    assertTrue(KeyFiles.keyring(keys.keyring()).keys().containsKey(act.id()));
    assertTrue(KeyFiles.keyring(keys.sealKeyring()).keys().containsKey(seal.id()));
    Signature signature = Signature.getInstance("Ed25519");
    signature.initSign(act.key());
    signature.update("said".getBytes(StandardCharsets.UTF_8));
    assertEquals(64, signature.sign().length);
    assertEquals("AES", KeyFiles.secretKey(keys.witnessKey()).getAlgorithm());
    assertEquals("payload-1", KeyFiles.payloadKeys(keys.payloadKeys()).current());
  }

  @Test
  void keysThatAreThereStay() throws IOException {
    MachineKeys keys = new MachineKeys(folder);
    Files.writeString(keys.sealKeyring(), "old");
    Said said = draw(folder);
    assertEquals(2, said.exit());
    assertEquals(
        "kedgeline: %s is there already; nothing was drawn%n".formatted(keys.sealKeyring()),
        said.err());
    try (var files = Files.list(folder)) {
      assertEquals("seal.keyring", files.map(f -> name(f)).collect(Collectors.joining(" ")));
    }
    assertEquals("old", Files.readString(keys.sealKeyring()));
  }

  private record Said(int exit, String err) {}

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static Said draw(Path folder) {
    StringWriter err = new StringWriter();
    int exit =
        Kedgeline.run(
            new PrintWriter(new StringWriter()),
            new PrintWriter(err, true),
            "keys",
            "draw",
            folder.toString());
    return new Said(exit, err.toString());
  }
}
