package io.kedgeline.domain.rulebook;

import static io.kedgeline.domain.rulebook.RulebookFaultsTest.spoiled;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** What rules of certificates may not be. */
final class CertificateFaults {

  private CertificateFaults() {}

  static Stream<Arguments> certificates() {
    return Stream.of(
        spoiled(
            "a kind of key that is too weak",
            t -> t.with("certificates/keys/0", "RSA_2048"),
            "certificates.keys[0]",
            "must be one of [EC_P256, EC_P384, RSA_3072, RSA_4096]"),
        spoiled(
            "a kind of key twice",
            t -> t.with("certificates/keys/1", "EC_P256"),
            "certificates.keys[1]",
            "is the same as certificates.keys[0]; a kind of key is listed once"),
        spoiled(
            "names of no length",
            t -> t.with("certificates/shortestId", 0),
            "certificates.shortestId",
            "must be 1 to 64"),
        spoiled(
            "names that are longer than any URN of ours",
            t -> t.with("certificates/longestId", 65),
            "certificates.longestId",
            "must be 1 to 64"),
        spoiled(
            "names that are never long enough",
            t -> t.with("certificates/shortestId", 33),
            "certificates.shortestId",
            "must not exceed longestId"));
  }
}
