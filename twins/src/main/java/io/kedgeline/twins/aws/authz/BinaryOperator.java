package io.kedgeline.twins.aws.authz;

import java.util.Arrays;
import java.util.Base64;

/** BinaryEquals: octets, written in base64. */
enum BinaryOperator implements OperatorFamily {
  EQUALS;

  @Override
  public Match test(String actual, String expected, Variables variables) {
    try {
      Base64.Decoder decoder = Base64.getDecoder();
      return Match.of(Arrays.equals(decoder.decode(actual), decoder.decode(expected)));
    } catch (IllegalArgumentException noBase64) {
      return Match.UNSURE;
    }
  }
}
