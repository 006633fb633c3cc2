package io.kedgeline.domain.certificate;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a certificate shall say of its holder. It has a common name, since Roles Anywhere makes the
 * source identity of it.
 *
 * @param subject the values of its subject by the short names of their types, such as {@code OU}
 * @param uri its alternative name, a URI, if it shall have one
 */
public record CertificateNames(Map<String, String> subject, Optional<String> uri) {

  /** The short name of the common name's type. */
  public static final String COMMON_NAME = "CN";

  /** How a trust policy's name of an attribute of the subject begins. */
  public static final String SUBJECT = "x509Subject/";

  public CertificateNames {
    subject = Map.copyOf(subject);
    if (!subject.containsKey(COMMON_NAME)) {
      throw new IllegalArgumentException("subject: must have a CN");
    }
    if (subject.containsValue("") || uri.filter(String::isEmpty).isPresent()) {
      throw new IllegalArgumentException("names: must not be empty");
    }
  }

  /**
   * The names of a certificate that a trust policy lets in.
   *
   * @param commonName its common name
   * @param attributes what the policy asks for, such as {@code x509Subject/OU}; of these the
   *     subject's are taken, as they are: only a URI may be a pattern
   * @param uri its URI, if it shall have one
   */
  public static CertificateNames admitted(
      String commonName, Map<String, String> attributes, Optional<String> uri) {
    Map<String, String> subject = new HashMap<>(ofSubject(attributes));
    subject.put(COMMON_NAME, commonName);
    return new CertificateNames(subject, uri);
  }

  /** What of these attributes is the subject's, by the short names of the types. */
  public static Map<String, String> ofSubject(Map<String, String> attributes) {
    Map<String, String> values = new TreeMap<>();
    attributes.forEach((name, value) -> {
      if (name.startsWith(SUBJECT)) {
        values.put(name.substring(SUBJECT.length()), value);
      }
    });
    return values;
  }

  /** The common name. */
  public String commonName() {
    return subject.getOrDefault(COMMON_NAME, "");
  }

  /** The same with this value in its subject, instead of another of the type if there is one. */
  public CertificateNames with(String type, String value) {
    Map<String, String> other = new HashMap<>(subject);
    other.put(type, value);
    return new CertificateNames(other, uri);
  }

  /** The same without a value of this type in its subject. */
  public CertificateNames without(String type) {
    Map<String, String> other = new HashMap<>(subject);
    other.remove(type);
    return new CertificateNames(other, uri);
  }

  /** The same with this URI, or with none. */
  public CertificateNames named(Optional<String> otherUri) {
    return new CertificateNames(subject, otherUri);
  }
}
