package io.kedgeline.twins.aws.authz;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** IpAddress: CIDR ranges of parsed addresses; an address of the other family is in none. */
enum IpOperator implements OperatorFamily {
  IP_ADDRESS;

  private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
  private static final Pattern V4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");

  @Override
  public Match test(String actual, String expected, Variables variables) {
    String[] range = expected.split("/", 2);
    Optional<byte[]> address = address(actual);
    Optional<byte[]> network = address(range[0]);
    if (address.isEmpty() || network.isEmpty()) {
      return Match.UNSURE;
    }
    if (address.get().length != network.get().length) {
      return Match.NO;
    }
    int bits = network.get().length * 8;
    Optional<Integer> prefix = range.length == 1 ? Optional.of(bits) : prefix(range[1], bits);
    return prefix
        .map(length -> bits - length)
        .map(shift ->
            Match.of(
                new BigInteger(1, address.get())
                    .shiftRight(shift)
                    .equals(new BigInteger(1, network.get()).shiftRight(shift))))
        .orElse(Match.UNSURE);
  }

  private static Optional<Integer> prefix(String text, int bits) {
    if (!text.matches("[0-9]{1,3}") || Integer.parseInt(text) > bits) {
      return Optional.empty();
    }
    return Optional.of(Integer.parseInt(text));
  }

  /** Only literal addresses; whatever else might be a name, and would be looked up. */
  private static Optional<byte[]> address(String text) {
    if (!V4.matcher(text).matches() && !text.matches("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*")) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(text).getAddress());
    } catch (UnknownHostException noAddress) {
      return Optional.empty();
    }
  }
}
