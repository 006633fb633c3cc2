package io.kedgeline.starters.slack.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the example of Slack's own documentation, "Verifying requests from Slack". */
class SlackSignatureTest {

  private static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";
  private static final String AT = "1531420618";
  private static final byte[] BODY =
      ("token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow"
              + "&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner"
              + "&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com"
              + "%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
              + "&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c")
          .getBytes(StandardCharsets.UTF_8);
  private static final String SIGNED =
      "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";
  private static final Instant SENT = Instant.ofEpochSecond(1531420618);

  private final SlackSignature signature = new SlackSignature(List.of(SECRET));

  @Test
  void slacksOwnExampleIsBelieved() {
    assertTrue(signature.signs(Optional.of(AT), Optional.of(SIGNED), BODY, SENT));
  }

  @Test
  void forADayAfterARotationTheSecretBeforeIsBelievedToo() {
    SlackSignature rotated = new SlackSignature(List.of("the-secret-that-came-after-it", SECRET));
    assertTrue(rotated.signs(Optional.of(AT), Optional.of(SIGNED), BODY, SENT));
    SlackSignature later = new SlackSignature(List.of("the-secret-that-came-after-it"));
    assertFalse(later.signs(Optional.of(AT), Optional.of(SIGNED), BODY, SENT));
  }

  @Test
  @DisplayName("AC-18 a request of Slack's is believed for five minutes, and not from the future")
  void aRequestIsBelievedForFiveMinutesAndNotFromTheFuture() {
    for (Duration apart : List.of(Duration.ofMinutes(5), Duration.ofMinutes(-5))) {
      assertTrue(signature.signs(Optional.of(AT), Optional.of(SIGNED), BODY, SENT.plus(apart)));
    }
    for (Duration apart : List.of(Duration.ofSeconds(301), Duration.ofSeconds(-301))) {
      assertFalse(signature.signs(Optional.of(AT), Optional.of(SIGNED), BODY, SENT.plus(apart)));
    }
  }

  @Test
  @DisplayName("AC-18 a body that was changed, or a signature that is missing, is not believed")
  void aChangedBodyOrAMissingSignatureIsNotBelieved() {
    byte[] changed = BODY.clone();
    changed[changed.length - 1] = '4';
    assertFalse(signature.signs(Optional.of(AT), Optional.of(SIGNED), changed, SENT));
    assertFalse(signature.signs(Optional.of(AT), Optional.empty(), BODY, SENT));
    assertFalse(signature.signs(Optional.empty(), Optional.of(SIGNED), BODY, SENT));
    assertFalse(signature.signs(Optional.of("1531420619"), Optional.of(SIGNED), BODY, SENT));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "v0=",
        "v1=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503",
        "V0=A2114D57B48EAC39B9AD189DD8316235A7B4A8D21A10BD27519666489C69B503",
        "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b50",
        "v0=zz114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503"
      })
  void whatIsNoSignatureIsNotBelieved(String text) {
    assertFalse(signature.signs(Optional.of(AT), Optional.of(text), BODY, SENT));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "now", "-1531420618", "1531420618.5", "99999999999999999999"})
  void whatIsNoTimestampIsNotBelieved(String text) {
    assertFalse(signature.signs(Optional.of(text), Optional.of(SIGNED), BODY, SENT));
  }

  @Test
  void aShortSecretIsRefused() {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> new SlackSignature(List.of("short")));
    assertEquals(
        "slack.signing.secret: must hold secrets of 16 characters or more, one in a line",
        refused.getMessage());
    assertThrows(IllegalArgumentException.class, () -> new SlackSignature(List.of()));
  }
}
