package io.kedgeline.domain.certificate;

import java.util.List;
import java.util.stream.Stream;

/**
 * The kinds of keys that a company may allow its consumers (security pattern §5.6). AWS takes more;
 * none that is weaker is here. The names are written in rulebooks.
 */
public enum KeyKind {
  EC_P256,
  EC_P384,
  RSA_3072,
  RSA_4096;

  /**
   * The kind of this name.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static KeyKind named(String name) {
    return Stream.of(values())
        .filter(kind -> kind.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("key: must be one of " + List.of(values())));
  }
}
