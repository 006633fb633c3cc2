package io.kedgeline.domain.rulebook;

import static io.kedgeline.domain.rulebook.RulebookFaultsTest.spoiled;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** What rules of authorities outside AWS may not be. */
final class ExternalFaults {

  private static final String PART = "runbooks/RB-01/external/";
  private static final String PATH = "runbooks.RB-01.external.";

  private ExternalFaults() {}

  static Stream<Arguments> externals() {
    return Stream.of(
        one(
            "an attestation in a slot that there is already",
            "attestation/slot",
            "pki-admin",
            "must be none of the slots of approval"),
        one(
            "an attestation by those who approve anyway",
            "attestation/group",
            "security-leads",
            "must be no group that fills a slot of approval"),
        one(
            "an attestation by those who are kept apart",
            "attestation/group",
            "profile-admins",
            "must be no group that is kept apart here"),
        one(
            "a weak kind of key",
            "keys/0",
            "RSA_2048",
            "must be one of [EC_P256, EC_P384, RSA_3072, RSA_4096]"),
        spoiled(
            "a kind of key twice",
            t -> t.with(PART + "keys/1", "EC_P256"),
            PATH + "keys[1]",
            "is the same as runbooks.RB-01.external.keys[0]; a kind of key is listed once"),
        one("a first use at once", "firstUse", "PT1M", "must be PT15M to PT168H"),
        spoiled(
            "an environment that makes authorities of its own",
            t -> t.with(PART + "environments/0/name", "production"),
            PATH + "environments[0].name",
            "is the same as runbooks.RB-01.environments[0].name; an environment is listed once"),
        spoiled(
            "an anchor of another environment",
            t -> t.with(PART + "environments/0/anchor", "Prod"),
            PATH + "environments[0].anchor",
            "is the same as runbooks.RB-01.environments[0].anchor; an account and Region has one anchor of a name"),
        environment(
            "a name of which AWS's would be too long",
            "name",
            "a-name-of-27-characters-abc",
            "must be at most 26 characters, since names in AWS are made of it"),
        environment(
            "an anchor with a slash",
            "anchor",
            "a/b",
            "must be 1 to 255 characters of A-Z a-z 0-9 space _ - and begin with a letter or digit"),
        environment(
            "a notice more than a year ahead",
            "notifications/authority",
            "P361D",
            "must be 1 to 360 whole days, such as P360D"));
  }

  private static Arguments environment(String what, String key, String value, String rule) {
    return spoiled(
        what,
        t -> t.with(PART + "environments/0/" + key, value),
        PATH + "environments[0]." + key.replace('/', '.'),
        rule);
  }

  private static Arguments one(String what, String key, String value, String rule) {
    return spoiled(
        what,
        t -> t.with(PART + key, value),
        PATH + key.replaceAll("/([0-9]+)", "[$1]").replace('/', '.'),
        rule);
  }
}
