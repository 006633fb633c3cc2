package io.kedgeline.starters.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.kedgeline.starters.client.Origin;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenFileTest {

  private static final Origin OURS = Origin.of(URI.create("https://kedgeline.example"));
  private static final String TOKEN = "header.payload.signature";

  @TempDir private Path folder = Path.of("");
  private Path file = Path.of("");

  @BeforeEach
  void choose() {
    file = folder.resolve("deep").resolve("token");
  }

  @Test
  void aTokenIsKeptForItsServerWhereOnlyItsOwnerReadsIt() throws IOException {
    new TokenFile(file).write(OURS, TOKEN);
    assertEquals("server=https://kedgeline.example\ntoken=" + TOKEN + "\n", Files.readString(file));
    assertEquals(PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(file));
    assertEquals(TOKEN, new TokenFile(file).read(OURS));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://KEDGELINE.example",
        "https://kedgeline.example:443/",
        "HTTPS://kedgeline.example/v1?x=y"
      })
  void theSameServerIsTheSameHoweverItIsWritten(String address) {
    new TokenFile(file).write(OURS, TOKEN);
    assertEquals(TOKEN, new TokenFile(file).read(Origin.of(URI.create(address))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://kedgeline.example:8443",
        "http://kedgeline.example",
        "https://kedgeline.example.attacker.example",
        "https://attacker.example"
      })
  void itIsGivenToNoOtherServer(String address) {
    new TokenFile(file).write(OURS, TOKEN);
    assertEquals(
        "you are signed in at https://kedgeline.example, and that token is not sent to %1$s: run kedgeline login --server %1$s"
            .formatted(address),
        refusal(Origin.of(URI.create(address))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        TOKEN,
        "",
        "token=" + TOKEN,
        "server=\ntoken=" + TOKEN,
        "server=https://kedgeline.example\ntoken=a b",
        "server=https://kedgeline.example\ntoken=a\nX-More: b"
      })
  void whatIsNoTokenWithItsServerIsNotSent(String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    assertEquals(
        file + " holds no token with the server that it is for: run kedgeline login",
        refusal(OURS));
  }

  @Test
  void whoNeverSignedInLearnsHow() {
    assertEquals(
        "nobody is signed in (" + file + " is not there): run kedgeline login", refusal(OURS));
  }

  @ParameterizedTest
  @ValueSource(strings = {"kedgeline.example", "https:kedgeline", "/v1"})
  void whatNamesNoServerIsRefused(String address) {
    assertEquals(
        "server: must be an address such as https://kedgeline.example",
        assertThrows(IllegalArgumentException.class, () -> Origin.of(URI.create(address)))
            .getMessage());
  }

  private String refusal(Origin server) {
    return assertThrows(CommandRefusal.class, () -> new TokenFile(file).read(server)).sentence();
  }
}
