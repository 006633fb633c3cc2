package io.kedgeline.starters.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.starters.webhook.TimedMac;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a signature that {@code openssl dgst -sha256 -hmac} made. */
class ChangeSignatureTest {

  private static final String SECRET = "0123456789abcdef0123456789abcdef";
  private static final String AT = "1790000000";
  private static final byte[] BODY = "{\"change\":\"CHG-1042\"}".getBytes(StandardCharsets.UTF_8);
  private static final String SIGNED =
      "v1=14d2594cf29f5fc71feb23de0b8f011b92eb6bfeca45f2227bc14e0b21bf4216";
  private static final Instant SENT = Instant.ofEpochSecond(1_790_000_000L);

  private final TimedMac mac = ChangeSignature.of(List.of(SECRET));

  @Test
  void whatAnotherProgramSignedIsBelieved() {
    assertTrue(mac.signs(Optional.of(AT), Optional.of(SIGNED), BODY, SENT));
  }

  @Test
  void whatIsWrittenInBase64IsTheSameSignature() {
    assertEquals(
        SIGNED, ChangeSignature.hexadecimal("v1=FNJZTPKfX8cf6yPeC48BG5Lra/7KRfIie8FOCyG/QhY="));
    for (String other :
        List.of(
            SIGNED,
            "",
            "v1=",
            "v0=FNJZTPKfX8cf6yPeC48BG5Lra/7KRfIie8FOCyG/QhY=",
            "v1=FNJZTPKfX8cf6yPeC48BG5Lra/7KRfIie8FOCyG/QhY= ")) {
      assertEquals(other, ChangeSignature.hexadecimal(other));
    }
  }

  @Test
  @DisplayName("AC-21 a webhook is believed for five minutes, and not from the future")
  void aWebhookIsBelievedForFiveMinutesAndNotFromTheFuture() {
    for (int seconds : List.of(-300, 300)) {
      Instant now = SENT.plus(Duration.ofSeconds(seconds));
      assertTrue(mac.signs(Optional.of(AT), Optional.of(SIGNED), BODY, now));
    }
    for (int seconds : List.of(-301, 301)) {
      Instant now = SENT.plus(Duration.ofSeconds(seconds));
      assertFalse(mac.signs(Optional.of(AT), Optional.of(SIGNED), BODY, now));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1790000001", "01790000000", "1790000000.", "+1790000000", "1.79e9"})
  void anotherTimestampIsNotBelieved(String timestamp) {
    assertFalse(mac.signs(Optional.of(timestamp), Optional.of(SIGNED), BODY, SENT));
  }

  @Test
  void anotherBodyVersionOrSecretIsNotBelieved() {
    byte[] other = "{\"change\":\"CHG-1043\"}".getBytes(StandardCharsets.UTF_8);
    assertFalse(mac.signs(Optional.of(AT), Optional.of(SIGNED), other, SENT));
    String slacks = SIGNED.replace("v1=", "v0=");
    assertFalse(mac.signs(Optional.of(AT), Optional.of(slacks), BODY, SENT));
    TimedMac stranger = ChangeSignature.of(List.of("another secret of 32 characters."));
    assertFalse(stranger.signs(Optional.of(AT), Optional.of(SIGNED), BODY, SENT));
  }

  @Test
  void aShortSecretIsRefused() {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class, () -> ChangeSignature.of(List.of(SECRET, "short")));
    assertEquals(
        "change.signing.secret: must hold secrets of 32 characters or more, one in a line",
        refused.getMessage());
    assertThrows(IllegalArgumentException.class, () -> ChangeSignature.of(List.of()));
  }
}
