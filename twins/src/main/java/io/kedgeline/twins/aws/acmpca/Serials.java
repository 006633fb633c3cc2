package io.kedgeline.twins.aws.acmpca;

import java.math.BigInteger;
import java.security.SecureRandom;

/** Serial numbers: 128 random bits, told in small hexadecimal letters of even number. */
final class Serials {

  private static final int BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Serials() {}

  /** A fresh one, positive and of full length (RFC 5280 §4.1.2.2). */
  static BigInteger fresh() {
    return new BigInteger(BITS, RANDOM).setBit(BITS - 2).clearBit(BITS - 1);
  }

  static String hex(BigInteger serial) {
    String hex = serial.toString(16);
    return hex.length() % 2 == 0 ? hex : "0" + hex;
  }

  /** The same with a colon between octets, as audit reports have it. */
  static String withColons(String hex) {
    return hex.replaceAll("(..)(?=.)", "$1:");
  }
}
