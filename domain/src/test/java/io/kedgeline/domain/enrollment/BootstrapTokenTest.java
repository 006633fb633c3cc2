package io.kedgeline.domain.enrollment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.RunId;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BootstrapTokenTest {

  private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
  private static final DeviceId LAPTOP = new DeviceId("laptop-0042");
  private static final RunId RUN = new RunId("RB-03/CHG-7");
  private static final Persona ANALYST = new Persona("analyst-laptop");
  private static final EnrollmentRules RULES =
      new EnrollmentRules(Duration.ofMinutes(15), List.of());
  private static final BootstrapSecret SECRET = BootstrapSecret.of(drawn(1));
  private static final BootstrapToken TOKEN =
      BootstrapToken.issue(
          SECRET, RUN, LAPTOP, ANALYST, "sec-readonly", new PersonId("maya"), NOW, RULES);

  @Test
  void itsDeviceUsesItWithinItsTime() {
    assertEquals(
        Optional.empty(),
        TOKEN.refusal(shown("laptop-0042", "analyst-laptop", 1), RUN, false, NOW));
    assertEquals(
        Optional.empty(),
        TOKEN.refusal(shown("laptop-0042", "analyst-laptop", 1), RUN, false, NOW.plusSeconds(899)));
  }

  @ParameterizedTest
  @CsvSource({
    "laptop-0042, analyst-laptop, 2, false, 0,   UNKNOWN",
    "laptop-0043, analyst-laptop, 1, false, 0,   OTHER_DEVICE",
    "laptop-0042, build-runner,   1, false, 0,   OTHER_PERSONA",
    "laptop-0042, analyst-laptop, 1, true,  0,   USED",
    "laptop-0042, analyst-laptop, 1, false, 900, EXPIRED",
    "laptop-0043, build-runner,   1, true,  900, OTHER_DEVICE"
  })
  void whateverElseIsShownEnrolsNothing(
      String device, String persona, int seed, boolean used, int later, TokenRefusal refusal) {
    assertEquals(
        Optional.of(refusal),
        TOKEN.refusal(shown(device, persona, seed), RUN, used, NOW.plusSeconds(later)));
  }

  @Test
  void itEnrolsInNoOtherRun() {
    assertEquals(
        Optional.of(TokenRefusal.OTHER_RUN),
        TOKEN.refusal(
            shown("laptop-0042", "analyst-laptop", 1), new RunId("RB-03/CHG-8"), false, NOW));
  }

  @Test
  void whatIsKeptDoesNotHoldTheSecret() {
    assertEquals(Digest.of(drawn(1)), TOKEN.hash());
    String secret = SECRET.reveal().substring(BootstrapSecret.PREFIX.length());
    String hexadecimal = HexFormat.of().formatHex(drawn(1));
    for (String text : new String[] {TOKEN.toString(), SECRET.toString()}) {
      assertFalse(text.contains(secret) || text.contains(hexadecimal), text);
    }
    assertFalse(new TokenShown(SECRET, LAPTOP, ANALYST).toString().contains(secret));
  }

  @Test
  void aSecretIsReadBackAsItself() {
    assertEquals(Optional.of(SECRET), BootstrapSecret.read(SECRET.reveal()));
    assertEquals(SECRET.digest(), BootstrapSecret.read(SECRET.reveal()).orElseThrow().digest());
    assertEquals(BootstrapSecret.PREFIX.length() + 43, SECRET.reveal().length());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "kedgeline_bootstrap_",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "kedgeline_bootstrap_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
        "kedgeline_bootstrap_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB",
        "kedgeline_bootstrap_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "kedgeline_bootstrap_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n",
        "kedgeline_bootstrap_++++AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
      })
  void whatIsWrittenOtherwiseIsNoSecret(String text) {
    assertEquals(Optional.empty(), BootstrapSecret.read(text));
  }

  @Test
  void fewerRandomBitsAreNoSecret() {
    assertThrows(IllegalArgumentException.class, () -> BootstrapSecret.of(new byte[31]));
    assertThrows(IllegalArgumentException.class, () -> BootstrapSecret.of(new byte[33]));
  }

  @Test
  void noTokenLivesLongerThanAnHour() {
    Duration longer = Duration.ofHours(1).plusSeconds(1);
    assertThrows(IllegalArgumentException.class, () -> new EnrollmentRules(longer, List.of()));
    assertThrows(
        IllegalArgumentException.class, () -> new EnrollmentRules(Duration.ZERO, List.of()));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new BootstrapToken(
                SECRET.digest(),
                RUN,
                LAPTOP,
                ANALYST,
                "sec-readonly",
                new PersonId("maya"),
                NOW,
                NOW.plus(longer)));
  }

  private static TokenShown shown(String device, String persona, int seed) {
    return new TokenShown(
        BootstrapSecret.of(drawn(seed)), new DeviceId(device), new Persona(persona));
  }

  private static byte[] drawn(int seed) {
    byte[] octets = new byte[BootstrapSecret.OCTETS];
    new Random(seed).nextBytes(octets);
    return octets;
  }
}
