package io.kedgeline.twins.aws.createsession;

import com.fasterxml.jackson.databind.JsonNode;
import io.kedgeline.twins.aws.state.AnywhereObject;
import io.kedgeline.twins.aws.state.AwsError;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;

/**
 * What of a certificate becomes session tags and the source identity (IAM Roles Anywhere User
 * Guide, "Trust model", attribute mapping).
 */
final class Attributes {

  private static final int DNS = 2;
  private static final int DIRECTORY_NAME = 4;
  private static final int URI = 6;
  private static final int MOST_TAGS = 50;
  private static final int LONGEST_PREFIXED = 61;

  private Attributes() {}

  static String sourceIdentity(X509Certificate leaf) {
    Optional<String> commonName =
        Optional.ofNullable(names(leaf.getSubjectX500Principal().getEncoded()).get("CN"));
    String value =
        commonName
            .map(name -> name.length() <= LONGEST_PREFIXED ? "CN=" + name : name)
            .orElseGet(() -> "ID=" + hexSerial(leaf));
    if (!value.matches("[\\w+=,.@-]{2,64}")) {
      throw AwsError.accessDenied("Invalid source identity: " + value);
    }
    return value;
  }

  /** Hexadecimal, of even length. */
  static String hexSerial(X509Certificate leaf) {
    String hex = leaf.getSerialNumber().toString(16);
    return hex.length() % 2 == 0 ? hex : "0" + hex;
  }

  static Map<String, String> tags(X509Certificate leaf, AnywhereObject profile) {
    Map<String, String> tags = new TreeMap<>();
    for (JsonNode mapping : profile.detail().path("attributeMappings")) {
      String field = mapping.path("certificateField").asText("");
      Map<String, String> values = values(leaf, field);
      List<String> specifiers = mapping.path("mappingRules").findValuesAsText("specifier");
      values.forEach((name, value) -> {
        if (specifiers.stream().anyMatch(specifier -> covers(specifier, name))) {
          tags.put(field + "/" + name, value);
        }
      });
    }
    List<String> unmappable =
        tags.entrySet().stream()
            .filter(tag -> !tag.getValue().matches("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]{0,256}"))
            .map(Map.Entry::getKey)
            .toList();
    if (!unmappable.isEmpty()) {
      throw AwsError.accessDenied(
          "some attributes fail to be mapped into session tags: " + unmappable);
    }
    if (tags.size() > MOST_TAGS) {
      throw AwsError.accessDenied("more than " + MOST_TAGS + " session tags");
    }
    return tags;
  }

  private static boolean covers(String specifier, String name) {
    return specifier.endsWith("*")
        ? name.startsWith(specifier.substring(0, specifier.length() - 1))
        : specifier.equals(name);
  }

  private static Map<String, String> values(X509Certificate leaf, String field) {
    return switch (field) {
      case "x509Subject" -> names(leaf.getSubjectX500Principal().getEncoded());
      case "x509Issuer" -> names(leaf.getIssuerX500Principal().getEncoded());
      case "x509SAN" -> alternatives(leaf);
      default -> Map.of();
    };
  }

  /** Values of one type are joined by a slash, in order. */
  private static Map<String, String> names(byte[] encoded) {
    Map<String, String> names = new TreeMap<>();
    for (RDN part : X500Name.getInstance(encoded).getRDNs()) {
      for (AttributeTypeAndValue one : part.getTypesAndValues()) {
        String known = BCStyle.INSTANCE.oidToDisplayName(one.getType());
        String name = known == null ? one.getType().getId() : known;
        names.merge(name, text(one.getValue()), (first, more) -> first + "/" + more);
      }
    }
    return names;
  }

  /** The value itself, without the escapes of a written name. */
  private static String text(ASN1Encodable value) {
    return value instanceof ASN1String string ? string.getString() : IETFUtils.valueToString(value);
  }

  /** Only the first name of each kind counts. */
  private static Map<String, String> alternatives(X509Certificate leaf) {
    Map<String, String> found = new TreeMap<>();
    for (List<?> name : alternativeNames(leaf)) {
      int kind = (Integer) name.get(0);
      String value = String.valueOf(name.get(1));
      if (kind == DNS) {
        found.putIfAbsent("DNS", value);
      } else if (kind == URI) {
        found.putIfAbsent("URI", value);
      } else if (kind == DIRECTORY_NAME
          && found.keySet().stream().noneMatch(key -> key.startsWith("Name/"))) {
        byte[] encoded = new javax.security.auth.x500.X500Principal(value).getEncoded();
        names(encoded).forEach((type, text) -> found.put("Name/" + type, text));
      }
    }
    return found;
  }

  private static Collection<List<?>> alternativeNames(X509Certificate leaf) {
    try {
      Collection<List<?>> names = leaf.getSubjectAlternativeNames();
      return names == null ? new ArrayList<>() : names;
    } catch (CertificateParsingException unreadable) {
      throw AwsError.accessDenied("Certificate could not be parsed");
    }
  }
}
