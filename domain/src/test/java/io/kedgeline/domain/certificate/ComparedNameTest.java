package io.kedgeline.domain.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which names are the same name. */
class ComparedNameTest {

  private static final ComparedName NAME = ComparedName.of("Partner Straße CA");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PARTNER STRASSE CA",
        "partner straße ca",
        "  Partner   Straße\tCA ",
        "Partner\u00a0Straße\u2003CA",
        "Part\u00adner Stra\u200bße CA",
        "Ｐartner Straße ＣＡ"
      })
  void howANameIsWrittenIsNothing(String written) {
    assertEquals(NAME, ComparedName.of(written));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PartnerStraße CA", "Partner Straße CA 2", "Partner Strase CA", ""})
  void anotherNameIsAnother(String other) {
    assertNotEquals(NAME, ComparedName.of(other));
  }

  @ParameterizedTest
  @ValueSource(strings = {"e\u0301", "É", "\u00e9"})
  void oneCharacterIsOneHoweverItIsComposed(String written) {
    assertEquals(new ComparedName("\u00e9"), ComparedName.of(written));
  }
}
