package io.kedgeline.domain.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class OctetsTest {

  @Test
  void aLoneSurrogateHasNoOctetsSoThatItIsNeverAQuestionMark() {
    assertThrows(IllegalArgumentException.class, () -> Octets.of("no \ud800"));
    assertThrows(IllegalArgumentException.class, () -> Digest.ofText("\udc00"));
    assertFalse(Octets.wellFormed("\ud800?"));
  }

  @Test
  void everyOtherTextIsUtf8() {
    assertEquals(4, Octets.of("\ud83d\udd11").length);
    assertTrue(Octets.wellFormed("ü \" \\ \n \ud83d\udd11"));
  }
}
