package io.kedgeline.activities.sight;

import io.kedgeline.domain.certificate.ComparedName;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.naming.InvalidNameException;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/** Names of issuers as texts (RFC 2253), of which writers agree in part. */
final class IssuerName {

  /** What everybody calls so (RFC 4514 §3), and what some call it. */
  private static final Map<String, String> TYPES =
      Map.of(
          "CN", "CN", "O", "O", "OU", "OU", "C", "C", "L", "L", "ST", "ST", "S", "ST", "DC", "DC");

  private IssuerName() {}

  /** Its attributes of these types, as they are compared; none where it cannot be read. */
  static Set<String> attributes(String name) {
    try {
      return new LdapName(name)
          .getRdns().stream()
              .flatMap(part -> Collections.list(all(part)).stream())
              .filter(attribute -> TYPES.containsKey(type(attribute)))
              .map(IssuerName::compared)
              .collect(Collectors.toUnmodifiableSet());
    } catch (InvalidNameException unreadable) {
      return Set.of();
    }
  }

  private static NamingEnumeration<? extends Attribute> all(Rdn part) {
    return part.toAttributes().getAll();
  }

  private static String type(Attribute attribute) {
    return attribute.getID().toUpperCase(Locale.ROOT);
  }

  private static String compared(Attribute attribute) {
    try {
      return "%s=%s"
          .formatted(
              TYPES.getOrDefault(type(attribute), ""),
              ComparedName.of(String.valueOf(attribute.get())));
    } catch (NamingException unreadable) {
      throw new IllegalStateException("a name that was read has no value", unreadable);
    }
  }
}
