package io.kedgeline.activities.certificate;

import io.kedgeline.domain.certificate.CertificateRequest.AlternativeName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.pkcs.Attribute;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;

/**
 * The extensions that a certificate is asked for with (RFC 2985 §5.4.2).
 *
 * @param names the alternative names
 * @param asksToBeCa whether an authority's certificate is asked for, or a key usage of one
 * @param others the object identifiers of those that are the issuer's to decide, of purposes that
 *     are, and of attributes beside the one for extensions, which might ask for some too
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

  /** What Windows says of machine and key store beside, and a password that nobody asks for. */
  private static final Set<ASN1ObjectIdentifier> USUAL_ATTRIBUTES =
      Set.of(
          PKCSObjectIdentifiers.pkcs_9_at_extensionRequest,
          PKCSObjectIdentifiers.pkcs_9_at_challengePassword,
          PKCSObjectIdentifiers.pkcs_9_at_unstructuredName,
          new ASN1ObjectIdentifier("1.3.6.1.4.1.311.13.2.2"),
          new ASN1ObjectIdentifier("1.3.6.1.4.1.311.13.2.3"),
          new ASN1ObjectIdentifier("1.3.6.1.4.1.311.21.20"));

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
   * @throws IOException when one is no ASN.1
   */
  static RequestedExtensions of(PKCS10CertificationRequest request) throws IOException {
    List<AlternativeName> names = new ArrayList<>();
    List<String> others = new ArrayList<>(otherAttributes(request));
    boolean authority = false;
    for (Extension extension : extensions(request)) {
      ASN1ObjectIdentifier type = extension.getExtnId();
      if (!USUAL.contains(type)) {
        others.add(type.getId());
        continue;
      }
      ASN1Primitive value = value(extension);
      if (type.equals(Extension.subjectAlternativeName)) {
        names.addAll(names(value));
      } else if (type.equals(Extension.extendedKeyUsage)) {
        others.addAll(otherPurposes(value));
      } else if (type.equals(Extension.subjectKeyIdentifier)) {
        requireOctets(value);
      } else {
        authority |= ofAnAuthority(type, value);
      }
    }
    return new RequestedExtensions(names, authority, others);
  }

  private static List<String> otherAttributes(PKCS10CertificationRequest request) {
    return Arrays.stream(request.getAttributes())
        .map(Attribute::getAttrType)
        .filter(type -> !USUAL_ATTRIBUTES.contains(type))
        .map(ASN1ObjectIdentifier::getId)
        .toList();
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

  /** Its value, which is DER (RFC 5280 §4.2): what is not is read by each in its own way. */
  private static ASN1Primitive value(Extension extension) throws IOException {
    byte[] octets = extension.getExtnValue().getOctets();
    ASN1Primitive value = ASN1Primitive.fromByteArray(octets);
    if (!Arrays.equals(octets, value.getEncoded(ASN1Encoding.DER))) {
      throw new IllegalArgumentException("an extension is not DER");
    }
    return value;
  }

  private static List<AlternativeName> names(ASN1Primitive value) {
    return Arrays.stream(GeneralNames.getInstance(value).getNames())
        .map(RequestedExtensions::name)
        .toList();
  }

  /** A certificate that signs answers about others is among them (RFC 6960 §4.2.2.2). */
  private static List<String> otherPurposes(ASN1Primitive value) {
    return Arrays.stream(ExtendedKeyUsage.getInstance(value).getUsages())
        .filter(purpose -> !purpose.equals(KeyPurposeId.id_kp_clientAuth))
        .map(KeyPurposeId::getId)
        .toList();
  }

  private static AlternativeName name(GeneralName name) {
    return new AlternativeName(KINDS.get(name.getTagNo()), String.valueOf(name.getName()));
  }

  private static boolean ofAnAuthority(ASN1ObjectIdentifier type, ASN1Primitive value) {
    if (type.equals(Extension.basicConstraints)) {
      return BasicConstraints.getInstance(value).isCA();
    }
    return usesOfAnAuthority(KeyUsage.getInstance(value));
  }

  private static void requireOctets(ASN1Primitive value) {
    if (!(value instanceof ASN1OctetString)) {
      throw new IllegalArgumentException("a key's identifier is octets");
    }
  }

  private static boolean usesOfAnAuthority(KeyUsage usage) {
    return usage.hasUsages(KeyUsage.keyCertSign) || usage.hasUsages(KeyUsage.cRLSign);
  }
}
