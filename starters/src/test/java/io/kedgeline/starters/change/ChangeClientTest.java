package io.kedgeline.starters.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
  void aNameIsPrintable() {
    assertThrows(IllegalArgumentException.class, () -> new ChangeClient("two words", "a"));
    assertThrows(IllegalArgumentException.class, () -> new ChangeClient("a", ""));
    assertThrows(IllegalArgumentException.class, () -> new ChangeClient("a".repeat(256), "a"));
  }
}
