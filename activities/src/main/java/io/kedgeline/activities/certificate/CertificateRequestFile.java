package io.kedgeline.activities.certificate;

import io.kedgeline.domain.certificate.CertificateRequest;
import io.kedgeline.domain.certificate.CertificateRequest.SubjectPart;
import io.kedgeline.domain.plan.Digest;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1PrintableString;
import org.bouncycastle.asn1.ASN1UTF8String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.operator.DefaultSignatureNameFinder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;

/**
 * Reads certificate requests: one PKCS#10 request (RFC 2986) in PEM (RFC 7468 §7), and nothing
 * after it. Only what every reader reads alike is taken: whoever issues may use another.
 */
public final class CertificateRequestFile {

  /** How long a request may be, in octets: four times one with an RSA key of 4096 bits. */
  public static final int MOST_OCTETS = 8 * 1024;

  private static final List<String> LABELS =
      List.of("CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST");

  private static final String BEGIN = "-----BEGIN ";
  private static final String NO_REQUEST = "must be one PKCS#10 request in PEM";

  private CertificateRequestFile() {}

  /**
   * What the request says; its signature is verified. The library that reads it fails with whatever
   * comes of hostile octets, so that every failure means the same; and it verifies what it writes
   * itself, so that no other form of a request is taken.
   *
   * @throws IllegalArgumentException when this is no such request, or a longer one than is taken
   */
  public static CertificateRequest parse(byte[] octets) {
    PKCS10CertificationRequest request = request(octets);
    try {
      return read(request);
    } catch (IOException | RuntimeException unreadable) {
      throw broken(NO_REQUEST);
    }
  }

  /**
   * The request itself, for whoever has a certificate issued for it. Nothing of it is believed.
   *
   * @throws IllegalArgumentException when this is no such request, or a longer one than is taken
   */
  public static PKCS10CertificationRequest request(byte[] octets) {
    if (octets.length > MOST_OCTETS) {
      throw broken("must be %d octets at most".formatted(MOST_OCTETS));
    }
    try {
      byte[] der = der(octets);
      PKCS10CertificationRequest request = new PKCS10CertificationRequest(der);
      if (!Arrays.equals(der, request.getEncoded())) {
        throw new IOException("not DER");
      }
      return request;
    } catch (IOException | RuntimeException unreadable) {
      throw broken(NO_REQUEST);
    }
  }

  private static byte[] der(byte[] octets) throws IOException {
    String text = new String(octets, StandardCharsets.US_ASCII);
    try (PemReader reader = new PemReader(new StringReader(text))) {
      PemObject first = reader.readPemObject();
      if (first == null
          || !LABELS.contains(first.getType())
          || !first.getHeaders().isEmpty()
          || text.indexOf(BEGIN) != text.lastIndexOf(BEGIN)
          || reader.lines().anyMatch(line -> !line.isBlank())) {
        throw new IOException("not one request");
      }
      return first.getContent();
    }
  }

  private static CertificateRequest read(PKCS10CertificationRequest request) throws IOException {
    RequestedKey key = RequestedKey.of(request.getSubjectPublicKeyInfo());
    RequestedExtensions extensions = RequestedExtensions.of(request);
    String signature =
        new DefaultSignatureNameFinder().getAlgorithmName(request.getSignatureAlgorithm());
    return new CertificateRequest(
        key.kind(),
        key.text(),
        Digest.of(request.getSubjectPublicKeyInfo().getEncoded(ASN1Encoding.DER)),
        proved(request),
        signature,
        SignatureHash.strong(signature),
        subject(request),
        extensions.names(),
        extensions.asksToBeCa(),
        extensions.others());
  }

  private static boolean proved(PKCS10CertificationRequest request) {
    try {
      return request.isSignatureValid(
          new JcaContentVerifierProviderBuilder().build(request.getSubjectPublicKeyInfo()));
    } catch (OperatorCreationException | PKCSException | RuntimeException unverifiable) {
      return false;
    }
  }

  private static List<SubjectPart> subject(PKCS10CertificationRequest request) {
    List<SubjectPart> parts = new ArrayList<>();
    for (RDN part : request.getSubject().getRDNs()) {
      if (part.size() == 0) {
        throw new IllegalArgumentException("a part of the subject is empty");
      }
      Arrays.stream(part.getTypesAndValues())
          .map(attribute -> subjectPart(attribute, !part.isMultiValued()))
          .forEach(parts::add);
    }
    return parts;
  }

  private static SubjectPart subjectPart(AttributeTypeAndValue attribute, boolean alone) {
    ASN1ObjectIdentifier type = attribute.getType();
    String name = BCStyle.INSTANCE.oidToDisplayName(type);
    return new SubjectPart(name == null ? type.getId() : name, text(attribute.getValue()), alone);
  }

  /**
   * A value as text. RFC 5280 §4.1.2.4 has authorities write these two kinds of strings; others are
   * not read alike everywhere, and stand here as what is no name.
   */
  private static String text(ASN1Encodable value) {
    return value instanceof ASN1UTF8String || value instanceof ASN1PrintableString
        ? IETFUtils.valueToString(value)
        : "#";
  }

  private static IllegalArgumentException broken(String rule) {
    return new IllegalArgumentException("request: " + rule);
  }
}
