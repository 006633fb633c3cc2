package io.kedgeline.domain.rulebook;

import static io.kedgeline.domain.rulebook.RulebookTree.list;
import static io.kedgeline.domain.rulebook.RulebookTree.map;

import java.util.Map;

/** The valid rules of RB-01 in a rulebook's tree. */
final class AuthorityTree {

  private AuthorityTree() {}

  static Map<String, Object> pkiSetup() {
    return map(
        "approval",
        map(
            "slots",
            list(
                map("name", "pki-admin", "group", "pki-admins"),
                map("name", "security-lead", "group", "security-leads")),
            "requesters",
            list("pki-owners"),
            "closers",
            list("security-leads"),
            "separated",
            list("profile-admins"),
            "expiry",
            "PT24H",
            "executionExpiry",
            "PT1H",
            "refusalsPerPerson",
            5),
        "change",
        map("states", list("SCHEDULED"), "people", "anybody"),
        "environments",
        list(environment("production")),
        "external",
        external());
  }

  private static Map<String, Object> external() {
    return map(
        "attestation",
        map("slot", "ca-attestor", "group", "ca-attestors"),
        "keys",
        list("EC_P256", "RSA_4096"),
        "firstUse",
        "PT72H",
        "environments",
        list(
            map(
                "name",
                "partner",
                "account",
                "111122223333",
                "region",
                "eu-central-1",
                "boundary",
                "arn:aws:iam::111122223333:policy/Boundary",
                "anchor",
                "Partner",
                "notifications",
                map("authority", "P90D", "certificate", "P7D"),
                "canary",
                map(
                    "attributes",
                    list(
                        map("name", "x509Subject/OU", "value", "partner"),
                        map("name", "x509SAN/URI", "value", "urn:exacttr:device:canary-*"))))));
  }

  /** A second environment, which shares with the first what environments may share. */
  static Map<String, Object> another() {
    Map<String, Object> environment = environment("staging");
    environment.put(
        "authority",
        map(
            "commonName",
            "Staging Sub CA",
            "organization",
            "ExactTR",
            "key",
            "EC_P384",
            "validity",
            "P365D"));
    environment.put("revocationList", map("bucket", "exacttr-crl-staging", "validity", "P7D"));
    environment.put("anchor", "Staging");
    return environment;
  }

  static Map<String, Object> environment(String name) {
    return map(
        "name",
        name,
        "account",
        "111122223333",
        "region",
        "eu-central-1",
        "boundary",
        "arn:aws:iam::111122223333:policy/Boundary",
        "root",
        "arn:aws:acm-pca:eu-central-1:111122223333:certificate-authority/"
            + RulebookTree.UUID
            + "1",
        "authority",
        map(
            "commonName",
            "Prod Sub CA",
            "organization",
            "ExactTR",
            "key",
            "EC_P384",
            "validity",
            "P365D"),
        "revocationList",
        map("bucket", "exacttr-crl-production", "validity", "P7D"),
        "anchor",
        "Prod",
        "atRest",
        "enabled",
        "notifications",
        map("authority", "P90D", "certificate", "P7D"),
        "canary",
        map(
            "attributes",
            list(
                map("name", "x509Subject/OU", "value", "prod"),
                map("name", "x509SAN/URI", "value", "urn:exacttr:device:canary-*"))));
  }
}
