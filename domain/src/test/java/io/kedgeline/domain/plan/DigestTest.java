package io.kedgeline.domain.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigestTest {

  private static final String OF_ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @Test
  void theDigestOfAbcIsTheOneOfFips180() {
    assertEquals(OF_ABC, Digest.ofText("abc").hex());
  }

  @Test
  void theNonceFormFitsAnOidcNonce() {
    assertEquals(43, Digest.ofText("abc").base64url().length());
  }

  @Test
  void peopleSeeTwelveCharactersInGroups() {
    assertEquals("ba78-16bf-8f01", Digest.ofText("abc").shortForm());
  }

  @Test
  void digestsOfDifferentTextsDoNotMatch() {
    assertTrue(Digest.ofText("abc").matches(new Digest(OF_ABC)));
    assertFalse(Digest.ofText("abd").matches(new Digest(OF_ABC)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "abc", "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD"})
  void anythingButSixtyFourLowercaseHexCharactersIsRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> new Digest(text));
  }
}
