package io.kedgeline.workflows.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

  private static final String CLOCK = "sandbox.clock.offset";

  @TempDir private Path folder = Path.of("");

  @Test
  void aKeyThatStandsTwiceIsAFault() throws IOException {
    Path file = file("a=1\nb=2\na : 1\n");
    Settings settings = Settings.read(file);
    settings.text("a");
    settings.text("b");
    assertEquals(
        file + " has 1 fault:\n  a: stands twice",
        assertThrows(SettingsFault.class, settings::requireSound).getMessage());
  }

  @Test
  void anEscapeThatIsNoneIsNamed() throws IOException {
    Path file = file("a=\\u12x4\n");
    assertEquals(
        file + " has 1 fault:\n  must be a properties file",
        assertThrows(SettingsFault.class, () -> Settings.read(file)).getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1:7233",
        "[::1]:7233",
        "http://127.0.0.1:4566",
        "http://[::1]:4566/x",
        "jdbc:postgresql://127.0.0.1:5432/kedgeline"
      })
  void timeIsSkippedOnThisMachine(String address) throws IOException {
    Path clock = Files.writeString(folder.resolve("clock"), "0");
    Settings settings = Settings.read(file(CLOCK + "=clock\naddress=" + address + "\n"));
    assertEquals(Optional.of(clock), settings.skippedTime(CLOCK, "address"));
    settings.requireSound();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "engine.example:7233",
        "localhost:7233",
        "127.0.0.1.example:7233",
        "https://iam.amazonaws.com",
        "https://127.0.0.1@aws.example",
        "jdbc:postgresql://127.0.0.1:5432,db.example:5432/kedgeline",
        "0.0.0.0:7233",
        "nonsense of all kinds"
      })
  void timeIsNotSkippedElsewhere(String address) throws IOException {
    Files.writeString(folder.resolve("clock"), "0");
    Path file = file(CLOCK + "=clock\naddress=" + address + "\n");
    Settings settings = Settings.read(file);
    settings.skippedTime(CLOCK, "address");
    assertEquals(
        file
            + " has 1 fault:\n  "
            + CLOCK
            + ": is for a sandbox only, where address is on 127.0.0.1",
        assertThrows(SettingsFault.class, settings::requireSound).getMessage());
  }

  @Test
  void whereNoTimeIsSkippedEveryAddressWillDo() throws IOException {
    Settings settings = Settings.read(file("address=engine.example:7233\n"));
    assertEquals(Optional.empty(), settings.skippedTime(CLOCK, "address"));
    settings.optional("address");
    settings.requireSound();
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("settings.properties"), text);
  }
}
