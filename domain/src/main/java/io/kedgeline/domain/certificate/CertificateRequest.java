package io.kedgeline.domain.certificate;

import io.kedgeline.domain.plan.Digest;
import java.util.List;
import java.util.Optional;

/**
 * What a certificate request (PKCS#10, RFC 2986) says. Nothing of it is believed but the key, and
 * that only when {@code proved}: names are compared with what the run knows.
 *
 * @param key the kind of its key; nothing when it is of none that a company may allow
 * @param keyText the same for people, such as {@code RSA of 2048 bits}
 * @param publicKey the SHA-256 of its key as SubjectPublicKeyInfo in DER (RFC 5280 §4.1.2.7), by
 *     which an attestation says that it is of this key
 * @param proved whether it is signed by the private half of its key
 * @param signature the algorithm of that signature, for people
 * @param strongHash whether that uses SHA-256 or longer
 * @param subject its subject, in order
 * @param names its alternative names, in order
 * @param asksToBeCa whether it asks for an authority's certificate
 * @param extensions the object identifiers of further extensions that it asks for
 */
public record CertificateRequest(
    Optional<KeyKind> key,
    String keyText,
    Digest publicKey,
    boolean proved,
    String signature,
    boolean strongHash,
    List<SubjectPart> subject,
    List<AlternativeName> names,
    boolean asksToBeCa,
    List<String> extensions) {

  public CertificateRequest {
    subject = List.copyOf(subject);
    names = List.copyOf(names);
    extensions = List.copyOf(extensions);
  }

  /**
   * One attribute of a subject.
   *
   * @param type its short name, such as {@code CN}, or its object identifier
   * @param value its value
   * @param alone whether it stands alone in its part of the name: AWS joins those that do not
   */
  public record SubjectPart(String type, String value, boolean alone) {}

  /**
   * One alternative name.
   *
   * @param kind the kind of it, as RFC 5280 names it in the choice {@code GeneralName}
   * @param value its value
   */
  public record AlternativeName(String kind, String value) {

    /** The kind of URIs. */
    public static final String URI = "uniformResourceIdentifier";
  }

  /** Every value of this type in the subject. */
  public List<String> subject(String type) {
    return subject.stream()
        .filter(part -> part.type().equals(type))
        .map(SubjectPart::value)
        .toList();
  }

  /** Every URI. */
  public List<String> uris() {
    return names.stream()
        .filter(name -> name.kind().equals(AlternativeName.URI))
        .map(AlternativeName::value)
        .toList();
  }
}
