package io.kedgeline.domain.rulebook;

import static io.kedgeline.domain.rulebook.RulebookFaultsTest.spoiled;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** What rules of the certificates that windows' holders get may not be. */
final class HolderCertificateFaults {

  private static final String AT = "runbooks/RB-06/profiles/2/";
  private static final String PATH = "runbooks.RB-06.profiles[2].";
  private static final String ATTRIBUTES = PATH + "holderCertificate.attributes";

  private HolderCertificateFaults() {}

  static Stream<Arguments> holderCertificates() {
    return Stream.of(
        spoiled(
            "no ARN of an authority",
            t -> t.with(AT + "holderCertificate/authority", "ours"),
            PATH + "holderCertificate.authority",
            "must be arn:aws:acm-pca:REGION:ACCOUNT:certificate-authority/UUID"),
        spoiled(
            "an authority of another Region",
            t ->
                t.with(
                    AT + "holderCertificate/authority",
                    "arn:aws:acm-pca:us-east-1:111122223333:certificate-authority/"
                        + RulebookTree.UUID
                        + 6),
            PATH + "holderCertificate.authority",
            "must be in the profile's account and Region"),
        spoiled(
            "a common name, which is the holder's",
            t -> t.with(AT + "holderCertificate/attributes/0/name", "x509Subject/CN"),
            ATTRIBUTES,
            "must be of the subject, but for its common name, or x509SAN/URI"),
        spoiled(
            "who issues, which is the authority",
            t -> t.with(AT + "holderCertificate/attributes/0/name", "x509Issuer/CN"),
            ATTRIBUTES,
            "must be of the subject, but for its common name, or x509SAN/URI"),
        spoiled(
            "a pattern, which a certificate cannot say",
            t -> t.with(AT + "holderCertificate/attributes/0/value", "break*"),
            ATTRIBUTES,
            "a value must be 1 to 128 characters of ASCII, without * and ?"),
        spoiled(
            "a control at an anchor that is disabled at rest",
            t ->
                t.with(
                    "runbooks/RB-06/profiles/0/control/trustAnchor",
                    RulebookTree.trio(5, "Issuing").get("trustAnchor")),
            "runbooks.RB-06.profiles[0].control.trustAnchor",
            "must be no anchor of a profile with a holderCertificate: it is disabled while no window is open"),
        spoiled(
            "another profile at an anchor that is disabled at rest",
            t ->
                t.with(
                    "runbooks/RB-06/profiles/0/trustAnchor",
                    RulebookTree.trio(5, "Issuing").get("trustAnchor")),
            "runbooks.RB-06.profiles[0].trustAnchor",
            "is disabled while no window is open, since a profile has a holderCertificate for it: every profile of the anchor must have one, by the same authority"),
        spoiled(
            "nothing that says which keys holders may have",
            t -> t.without("runbooks/RB-03").without("certificates"),
            "certificates",
            "must be there, since RB-06 has certificates issued by it"),
        spoiled(
            "a drill that would have one issued",
            t -> t.with("runbooks/RB-14/profile", "issuing"),
            "runbooks.RB-14.profile",
            "must have no holderCertificate: nobody is there to show a key when a drill begins"));
  }
}
