package io.kedgeline.domain.certificate;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

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

  public CertificateNames {
    subject = Map.copyOf(subject);
    if (!subject.containsKey(COMMON_NAME)) {
      throw new IllegalArgumentException("subject: must have a CN");
    }
    if (subject.containsValue("") || uri.filter(String::isEmpty).isPresent()) {
      throw new IllegalArgumentException("names: must not be empty");
    }
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
