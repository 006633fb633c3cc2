package io.kedgeline.starters.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.kedgeline.workflows.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeClientTest {

  private static final ChangeClient CLIENT =
      new ChangeClient("change", "https://kedgeline.example");

  @ParameterizedTest
  @CsvSource({
    "change, https://other.example, change.client.id",
    "other,  https://kedgeline.example, change.client.audience"
  })
  void nobodySignsInByAnyOfItsNames(String first, String second, String setting) {
    IllegalArgumentException fault =
        assertThrows(IllegalArgumentException.class, () -> CLIENT.apartFrom(first, second));
    assertEquals(
        setting + ": must be another than the clients by which people sign in", fault.getMessage());
    assertEquals(CLIENT, CLIENT.apartFrom("cli", "approvals"));
  }

  @Test
  void itsSubjectIsItsIdUnlessItIsSet() throws IOException {
    assertEquals("change", CLIENT.subject());
    assertEquals(
        Optional.of(new ChangeClient("change", "change@clients", "https://kedgeline.example")),
        ChangeClient.read(
            settings(
                "change.client.id=change",
                "change.client.subject=change@clients",
                "change.client.audience=https://kedgeline.example")));
    assertEquals(
        Optional.of(CLIENT),
        ChangeClient.read(
            settings(
                "change.client.id=change", "change.client.audience=https://kedgeline.example")));
  }

  private static Settings settings(String... lines) throws IOException {
    Path file = Files.createTempFile("settings", ".properties");
    try {
      return Settings.read(Files.write(file, List.of(lines)));
    } finally {
      Files.delete(file);
    }
  }

  @Test
  void aNameIsPrintable() {
    assertThrows(IllegalArgumentException.class, () -> new ChangeClient("a", "two words", "a"));
    assertThrows(IllegalArgumentException.class, () -> new ChangeClient("two words", "a"));
    assertThrows(IllegalArgumentException.class, () -> new ChangeClient("a", ""));
    assertThrows(IllegalArgumentException.class, () -> new ChangeClient("a".repeat(256), "a"));
  }
}
