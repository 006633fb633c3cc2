package io.kedgeline.domain.rulebook;

import static io.kedgeline.domain.rulebook.RulebookFaultsTest.spoiled;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** What rules of trust policies may not be. */
final class TrustPolicyFaults {

  private TrustPolicyFaults() {}

  static Stream<Arguments> trustPolicies() {
    return Stream.of(
        spoiled(
            "an attribute that no certificate has",
            t -> t.with("trustPolicies/attributes/0", "Subject/OU"),
            "trustPolicies.attributes[0]",
            "must be x509Subject/TYPE, x509Issuer/TYPE, x509SAN/Name/TYPE, x509SAN/DNS or x509SAN/URI"),
        spoiled(
            "an attribute twice",
            t -> t.with("trustPolicies/attributes/1", "x509Subject/OU"),
            "trustPolicies.attributes[1]",
            "is the same as trustPolicies.attributes[0]; an attribute is listed once"),
        spoiled(
            "a space without an end",
            t -> t.with("trustPolicies/urnSpaces/0", "urn:exacttr:dev"),
            "trustPolicies.urnSpaces[0]",
            "must be urn:NAMESPACE: in lower case, and end with a colon"),
        spoiled(
            "a space twice",
            t -> t.with("trustPolicies/urnSpaces/1", "urn:exacttr:device:"),
            "trustPolicies.urnSpaces[1]",
            "is the same as trustPolicies.urnSpaces[0]; a space is listed once"),
        spoiled(
            "a policy longer than AWS takes",
            t -> t.with("trustPolicies/longest", 8193),
            "trustPolicies.longest",
            "must be 256 to 8192"),
        spoiled(
            "a class with a pattern",
            t -> t.with("trustPolicies/classes/0/name", "sec-*"),
            "trustPolicies.classes[0].name",
            "must be 1 to 64 characters of A-Z a-z 0-9 _ - and begin with a letter or digit"),
        spoiled(
            "a class twice",
            t ->
                t.with(
                    "trustPolicies/classes/1",
                    RulebookTree.map("name", "sec-readonly", "longestSession", "PT15M")),
            "trustPolicies.classes[1].name",
            "is the same as trustPolicies.classes[0].name; a class is listed once"),
        spoiled(
            "a session longer than AWS gives",
            t -> t.with("trustPolicies/classes/0/longestSession", "PT13H"),
            "trustPolicies.classes[0].longestSession",
            "must be PT15M to PT12H"));
  }
}
