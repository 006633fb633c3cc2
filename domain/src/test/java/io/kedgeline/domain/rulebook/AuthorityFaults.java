package io.kedgeline.domain.rulebook;

import static io.kedgeline.domain.rulebook.RulebookFaultsTest.spoiled;

import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** What rules of PKI setup may not be. */
final class AuthorityFaults {

  private static final String ENVIRONMENT = "runbooks/RB-01/environments/0/";
  private static final String SECOND = "runbooks/RB-01/environments/1/";
  private static final String PATH = "runbooks.RB-01.environments[0].";
  private static final String NAME =
      "must be 1 to 64 characters of A-Z a-z 0-9 space _ . : / = + @ - and begin and end with a letter or digit";

  private AuthorityFaults() {}

  static Stream<Arguments> authorities() {
    return Stream.of(
        spoiled(
            "an environment twice",
            t ->
                t.with("runbooks/RB-01/environments/1", AuthorityTree.another())
                    .with(SECOND + "name", "production"),
            "runbooks.RB-01.environments[1].name",
            "is the same as runbooks.RB-01.environments[0].name; an environment is listed once"),
        one(
            "a name of which AWS's would be too long",
            "name",
            "a-name-of-27-characters-abc",
            "must be at most 26 characters, since names in AWS are made of it"),
        one(
            "a boundary of another account",
            "boundary",
            "arn:aws:iam::999922223333:policy/Boundary",
            "must be a policy of the environment's account"),
        one(
            "a root that is none",
            "root",
            "ExactTR Root",
            "must be arn:aws:acm-pca:REGION:ACCOUNT:certificate-authority/UUID"),
        one("a name that no session tag holds", "authority/commonName", "Sub (CA)", NAME),
        one("an organization of nothing", "authority/organization", "", NAME),
        one(
            "a weak key",
            "authority/key",
            "RSA_2048",
            "must be one of [EC_P256, EC_P384, RSA_3072, RSA_4096]"),
        one(
            "an authority for eleven years",
            "authority/validity",
            "P4015D",
            "must be 1 to 3650 whole days, such as P3650D"),
        one(
            "an authority for half a day",
            "authority/validity",
            "PT36H",
            "must be 1 to 3650 whole days, such as P3650D"),
        one(
            "a bucket with dots",
            "revocationList/bucket",
            "exacttr.crl.production",
            "must be 3 to 63 characters of a-z 0-9 - and begin and end with a letter or digit"),
        one(
            "a bucket that no policy covers",
            "revocationList/bucket",
            "exacttr-production",
            "must hold -crl-, since the executors' policies cover no other bucket"),
        one(
            "a list that nobody renews",
            "revocationList/validity",
            "P365D",
            "must be 1 to 90 whole days, such as P90D"),
        one(
            "an anchor with a slash",
            "anchor",
            "a/b",
            "must be 1 to 255 characters of A-Z a-z 0-9 space _ - and begin with a letter or digit"),
        one(
            "an anchor that rests otherwise than either way",
            "atRest",
            "sometimes",
            "must be one of enabled, disabled"),
        second(
            "two authorities of a name in an account and Region",
            t -> t.with(SECOND + "authority/commonName", "Prod Sub CA"),
            "authority.commonName",
            "trust policies of an account and Region tell authorities apart by it"),
        second(
            "two authorities whose names X.509 does not tell apart",
            t -> t.with(SECOND + "authority/commonName", "PROD  sub CA"),
            "authority.commonName",
            "trust policies of an account and Region tell authorities apart by it"),
        second(
            "two anchors of a name in an account and Region",
            t -> t.with(SECOND + "anchor", "Prod"),
            "anchor",
            "an account and Region has one anchor of a name"),
        second(
            "two authorities that publish in one bucket",
            t -> t.with(SECOND + "revocationList/bucket", "exacttr-crl-production"),
            "revocationList.bucket",
            "each authority has a bucket of its own"),
        one(
            "a notice more than a year ahead",
            "notifications/authority",
            "P361D",
            "must be 1 to 360 whole days, such as P360D"),
        one(
            "a notice at the very end",
            "notifications/certificate",
            "PT0S",
            "must be 1 to 360 whole days, such as P360D"),
        canary(
            "an attribute that AWS does not map",
            "name",
            "x509Subject/OU=prod",
            ".attributes[0].name",
            "must be x509Subject/TYPE, x509Issuer/TYPE, x509SAN/Name/TYPE, x509SAN/DNS or x509SAN/URI"),
        canary(
            "an attribute twice",
            "name",
            "x509SAN/URI",
            ".attributes[1].name",
            "is the same as runbooks.RB-01.environments[0].canary.attributes[0].name; an attribute is listed once"),
        canary(
            "an attribute that no canary can have",
            "name",
            "x509Subject/serialNumber",
            ".attributes",
            "no canary can be issued for x509Subject/serialNumber: only for x509Subject/OU, O, L, ST of at most 64 characters and an x509SAN/URI of visible ASCII"),
        canary(
            "another issuer than the one that is made",
            "name",
            "x509Issuer/CN",
            ".attributes",
            "must say something, and not who issues: that is the authority that is made"),
        canary(
            "a value that no session tag holds",
            "value",
            "prod*",
            ".attributes",
            "each must be 1 to 256 characters that a session tag can hold"));
  }

  private static Arguments one(String what, String key, String value, String rule) {
    return spoiled(what, t -> t.with(ENVIRONMENT + key, value), PATH + key.replace('/', '.'), rule);
  }

  /** What a second environment must not share with the first, each fault alone. */
  private static Arguments second(
      String what, UnaryOperator<RulebookTree> spoil, String key, String reason) {
    return spoiled(
        what,
        t -> spoil.apply(t.with("runbooks/RB-01/environments/1", AuthorityTree.another())),
        "runbooks.RB-01.environments[1]." + key,
        "is the same as runbooks.RB-01.environments[0].%s; %s".formatted(key, reason));
  }

  private static Arguments canary(String what, String key, String value, String path, String rule) {
    return spoiled(
        what,
        t -> t.with(ENVIRONMENT + "canary/attributes/0/" + key, value),
        PATH + "canary" + path,
        rule);
  }
}
