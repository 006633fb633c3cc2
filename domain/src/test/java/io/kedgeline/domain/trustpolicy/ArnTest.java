package io.kedgeline.domain.trustpolicy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArnTest {

  private static final String ID = "ffffffff-eeee-4ddd-8ccc-bbbbbbbbbbbb";
  private static final String ANCHORS = "arn:aws:rolesanywhere:eu-central-1:111122223333:";

  @ParameterizedTest
  @CsvSource({
    "arn:aws:rolesanywhere:*:*:trust-anchor/*, true",
    "arn:aws:rolesanywhere:*:trust-anchor/*, false",
    "arn:*, false",
    "arn:aws:rolesanywhere:eu-*:111122223333:trust-anchor/f*, true",
    "arn:aws:rolesanywhere:eu-central-1:111122223333:profile/*, false"
  })
  void aWildcardStaysInItsPart(String pattern, boolean matches) {
    assertEquals(matches, Arn.matches(pattern, ANCHORS + "trust-anchor/" + ID));
  }

  @ParameterizedTest
  @CsvSource({
    "trust-anchor/*, trust-anchor/ffffffff-eeee-4ddd-8ccc-bbbbbbbbbbbb",
    "*, trust-anchor/ffffffff-eeee-4ddd-8ccc-bbbbbbbbbbbb",
    "trust-anchor/1c2d*, trust-anchor/1c2dffff-eeee-4ddd-8ccc-bbbbbbbbbbbb",
    "trust-anchor/*00, trust-anchor/ffffffff-eeee-4ddd-8ccc-bbbbbbbbbb00"
  })
  void aPatternIsFilledWithAnAnchorThatItMatches(String resource, String filled) {
    Optional<String> anchor =
        Arn.of(ANCHORS + resource).flatMap(arn -> arn.anAnchor("eu-central-1", "111122223333", ID));
    assertEquals(Optional.of(ANCHORS + filled), anchor);
  }

  @ParameterizedTest
  @CsvSource({"profile/*", "trust-anchor/zz*", "subject/1"})
  void whatIsNoAnchorIsNotFilled(String resource) {
    assertEquals(
        Optional.empty(),
        Arn.of(ANCHORS + resource)
            .flatMap(arn -> arn.anAnchor("eu-central-1", "111122223333", ID)));
  }
}
