package io.kedgeline.twins.aws.state;

import java.security.SecureRandom;
import java.util.UUID;

/** Draws ids and secrets that were never drawn before. */
final class FreshIds {

  private static final String ID_CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final String SECRET_CHARACTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

  private final SecureRandom random = new SecureRandom();

  String unique(String prefix) {
    return prefix + draw(ID_CHARACTERS, 16);
  }

  String part(String prefix, int length) {
    return prefix + draw("abcdefghijklmnopqrstuvwxyz0123456789", length);
  }

  String accountNumber() {
    return draw("123456789", 12);
  }

  String secret(int length) {
    return draw(SECRET_CHARACTERS, length);
  }

  String storeId() {
    return "d-" + draw("0123456789abcdef", 10);
  }

  String uuid() {
    return UUID.randomUUID().toString();
  }

  private String draw(String characters, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(characters.charAt(random.nextInt(characters.length())));
    }
    return text.toString();
  }
}
