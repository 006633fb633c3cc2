package io.kedgeline.activities.certificate;

import io.kedgeline.domain.certificate.CertificateRequest.AlternativeName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.Attribute;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;

/**
 * The extensions that a certificate is asked for with (RFC 2985 §5.4.2).
 *
 * @param names the alternative names
 * @param asksToBeCa whether an authority's certificate is asked for, or a key usage of one
 * @param others the object identifiers of those that are the issuer's to decide
 */
record RequestedExtensions(List<AlternativeName> names, boolean asksToBeCa, List<String> others) {

  /** What a consumer may ask for; what the issuer gives does not depend on it. */
  private static final Set<ASN1ObjectIdentifier> USUAL =
      Set.of(
          Extension.subjectAlternativeName,
          Extension.basicConstraints,
          Extension.keyUsage,
          Extension.extendedKeyUsage,
          Extension.subjectKeyIdentifier);

  private static final List<String> KINDS =
      List.of(
          "otherName",
          "rfc822Name",
          "dNSName",
          "x400Address",
          "directoryName",
          "ediPartyName",
          AlternativeName.URI,
          "iPAddress",
          "registeredID");

  RequestedExtensions {
    names = List.copyOf(names);
    others = List.copyOf(others);
  }

  /**
   * Reads them.
   *
   * @throws IllegalArgumentException when one is malformed, or they are asked for twice
   */
  static RequestedExtensions of(PKCS10CertificationRequest request) {
    List<AlternativeName> names = new ArrayList<>();
    List<String> others = new ArrayList<>();
    boolean authority = false;
    for (Extension extension : extensions(request)) {
      ASN1ObjectIdentifier type = extension.getExtnId();
      if (!USUAL.contains(type)) {
        others.add(type.getId());
      } else if (type.equals(Extension.subjectAlternativeName)) {
        names.addAll(names(extension));
      } else {
        authority |= ofAnAuthority(extension);
      }
    }
    return new RequestedExtensions(names, authority, others);
  }

  private static List<Extension> extensions(PKCS10CertificationRequest request) {
    Attribute[] asked = request.getAttributes(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest);
    if (asked.length == 0) {
      return List.of();
    }
    if (asked.length > 1 || asked[0].getAttrValues().size() != 1) {
      throw new IllegalArgumentException("extensions are asked for more than once");
    }
    Extensions extensions = Extensions.getInstance(asked[0].getAttrValues().getObjectAt(0));
    return Arrays.stream(extensions.getExtensionOIDs()).map(extensions::getExtension).toList();
  }

  private static List<AlternativeName> names(Extension extension) {
    return Arrays.stream(GeneralNames.getInstance(extension.getParsedValue()).getNames())
        .map(RequestedExtensions::name)
        .toList();
  }

  private static AlternativeName name(GeneralName name) {
    return new AlternativeName(KINDS.get(name.getTagNo()), String.valueOf(name.getName()));
  }

  private static boolean ofAnAuthority(Extension extension) {
    if (extension.getExtnId().equals(Extension.basicConstraints)) {
      return BasicConstraints.getInstance(extension.getParsedValue()).isCA();
    }
    return extension.getExtnId().equals(Extension.keyUsage)
        && usesOfAnAuthority(KeyUsage.getInstance(extension.getParsedValue()));
  }

  private static boolean usesOfAnAuthority(KeyUsage usage) {
    return usage.hasUsages(KeyUsage.keyCertSign) || usage.hasUsages(KeyUsage.cRLSign);
  }
}
