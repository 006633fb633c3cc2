package io.kedgeline.domain.onboarding;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.ChangeId;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be asked of a profile at all. */
class ProfileRequestTest {

  private static final String REASON = "a test asks for a profile";

  @Test
  void aDrillsChangeMakesNoProfile() {
    assertDoesNotThrow(() -> request("CHG-7", said(1), said(0), REASON));
    assertThrows(
        IllegalArgumentException.class,
        () -> request("DRILL-202612010800", said(1), said(0), REASON));
  }

  @Test
  void aCertificateSaysOneToTwentyThings() {
    assertDoesNotThrow(() -> request("CHG-7", said(20), said(20), REASON));
    assertThrows(IllegalArgumentException.class, () -> request("CHG-7", said(0), said(0), REASON));
    assertThrows(IllegalArgumentException.class, () -> request("CHG-7", said(21), said(0), REASON));
    assertThrows(IllegalArgumentException.class, () -> request("CHG-7", said(1), said(21), REASON));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "too short", "with a line\nbreak in it", "with \u0000 in the middle"})
  void theReasonIsALineOfWords(String reason) {
    assertThrows(IllegalArgumentException.class, () -> request("CHG-7", said(1), said(0), reason));
  }

  @Test
  void ownerAndCustodianAreConcernedAndMayBeOne() {
    assertEquals(Set.of(new PersonId("olga"), new PersonId("curt")), Asked.REQUEST.concerned());
    Registration own =
        new Registration(
            new PersonId("olga"),
            new PersonId("olga"),
            "olga does all of it",
            Set.of("audit-logs"),
            Map.of());
    assertEquals(Set.of(new PersonId("olga")), request("CHG-7", own, REASON).concerned());
  }

  private static ProfileRequest request(
      String change, Map<String, String> certificate, Map<String, String> with, String reason) {
    return new ProfileRequest(
        new ChangeId(change),
        "sec-readonly",
        "production",
        Asked.ANCHOR,
        certificate,
        with,
        Asked.REGISTRATION,
        reason);
  }

  private static ProfileRequest request(String change, Registration whose, String reason) {
    return new ProfileRequest(
        new ChangeId(change),
        "sec-readonly",
        "production",
        Asked.ANCHOR,
        Asked.CERTIFICATE,
        Map.of(),
        whose,
        reason);
  }

  private static Map<String, String> said(int many) {
    return IntStream.range(0, many)
        .boxed()
        .collect(Collectors.toMap(number -> "x509Subject/" + number, number -> "x"));
  }
}
