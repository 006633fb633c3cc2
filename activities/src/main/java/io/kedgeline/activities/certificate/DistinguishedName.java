package io.kedgeline.activities.certificate;

import io.kedgeline.domain.certificate.CertificateNames;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;

/**
 * A subject as Roles Anywhere makes session tags of it: several values of one type are joined with
 * {@code /} (User Guide, "Trust model").
 *
 * @param values the values by the short names of their types
 * @param commonNames how many common names it has
 */
record DistinguishedName(Map<String, String> values, int commonNames) {

  static DistinguishedName of(X500Principal principal) {
    Map<String, String> values = new TreeMap<>();
    int commonNames = 0;
    for (RDN part : X500Name.getInstance(principal.getEncoded()).getRDNs()) {
      for (AttributeTypeAndValue attribute : part.getTypesAndValues()) {
        String type = type(attribute);
        commonNames += type.equals(CertificateNames.COMMON_NAME) ? 1 : 0;
        values.merge(type, value(attribute.getValue()), (first, later) -> first + "/" + later);
      }
    }
    return new DistinguishedName(values, commonNames);
  }

  /**
   * As it stands in the certificate: what RFC 4514 puts before some characters is no part of it.
   */
  private static String value(ASN1Encodable value) {
    return value.toASN1Primitive() instanceof ASN1String text
        ? text.getString()
        : IETFUtils.valueToString(value);
  }

  private static String type(AttributeTypeAndValue attribute) {
    return Optional.ofNullable(BCStyle.INSTANCE.oidToDisplayName(attribute.getType()))
        .orElse(attribute.getType().getId());
  }

  /** The common name, if there is exactly one. */
  Optional<String> commonName() {
    return Optional.ofNullable(values.get(CertificateNames.COMMON_NAME))
        .filter(name -> commonNames == 1 && !name.isEmpty());
  }
}
